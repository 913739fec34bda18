docketpress.take("results/0", "kcncppfame", [{"title":"Ann’s request","url":"dockets/s-2005-001/asks/index.html","kind":"Letter","docket":"S-2005-001","number":"7","label":"Exhibit B","date":"Jan. 2, 2005","machine":"2005-01-02","by":["Ann"],"quoted":true},
{"title":"A report on rates","url":"dockets/s-2005-001/index.html#w-8-2005-02-01","kind":"Report","docket":"S-2005-001","number":"8","date":"Feb. 1, 2005","machine":"2005-02-01","by":["Bo"],"tag":"confidential"},
{"title":"Sealed filing","url":"dockets/s-2005-001/index.html#w-2006-02-01","docket":"S-2005-001","date":"Feb. 1, 2006","machine":"2006-02-01","tag":"sealed"},
{"title":"What was asked","url":"dockets/s-2005-001/index.html#n-2004-12-30-what-was-asked","docket":"S-2005-001","date":"Dec. 30, 2004","machine":"2004-12-30","by":["Bo"],"tag":"absent"},
{"title":"Rates of Ann","url":"dockets/s-2005-001/index.html","kind":"Docket","docket":"S-2005-001","quoted":true},
{"title":"Ann","url":"parties/ann/index.html","kind":"Party"},
{"title":"Bo","url":"parties/bo/index.html","kind":"Party"},
{"title":"47 U.S.C. § 251","url":"authorities/47-u.s.c.-251/index.html","kind":"Authority"},
{"title":"About","url":"pages/about/index.html","kind":"Page","quoted":true}]);
