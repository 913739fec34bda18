docketpress.take("directory", "hklcjebpjk", {"passages":8,"long":"","per":[3,4096,256],"words":["001"],"common":[]});
