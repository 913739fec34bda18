docketpress.take("columns/0", "kcncppfame", {"dockets":"CCCCCAAAA","kinds":"IMAAGCCEK","parties":"ECACAECAA","years":"#:BC$:BB!:BBAF"});
