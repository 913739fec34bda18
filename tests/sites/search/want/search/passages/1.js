docketpress.take("passages/1", "kcncppfame", [{"title":"What was asked","url":"dockets/s-2005-001/index.html#n-2004-12-30-what-was-asked","docket":"S-2005-001","date":"Dec. 30, 2004","machine":"2004-12-30","by":["Bo"],"tag":"absent","text":""},
{"title":"Rates of Ann","url":"dockets/s-2005-001/index.html","kind":"Docket","docket":"S-2005-001","text":"About the docket.\nA hearing\nRoom 5"},
{"title":"Ann","url":"parties/ann/index.html","kind":"Party","text":""}]);
