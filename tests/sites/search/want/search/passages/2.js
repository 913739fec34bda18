docketpress.take("passages/2", "hklcjebpjk", [{"title":"Bo","url":"parties/bo/index.html","kind":"Party","text":""},
{"title":"About","url":"pages/about/index.html","kind":"Page","text":"Über uns."}]);
