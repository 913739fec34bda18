docketpress.take("passages/2", "kcncppfame", [{"title":"Bo","url":"parties/bo/index.html","kind":"Party","text":""},
{"title":"47 U.S.C. § 251","url":"authorities/47-u.s.c.-251/index.html","kind":"Authority","text":""},
{"title":"About","url":"pages/about/index.html","kind":"Page","text":"Über uns."}]);
