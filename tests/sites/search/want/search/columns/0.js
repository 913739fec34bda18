docketpress.take("columns/0", "hklcjebpjk", {"dockets":"CCCCCAAA","kinds":"GKAAECCI","parties":"ECACAECA","years":"#:BC$:BB!:BBAE"});
