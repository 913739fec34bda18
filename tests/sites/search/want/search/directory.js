docketpress.take("directory", "kcncppfame", {"passages":9,"long":"","per":[3,4096,256],"words":["001"],"common":[]});
