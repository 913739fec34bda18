docketpress.take("directory", "kcncppfame", {"passages":9,"long":"","per":{"results":32,"summaries":128,"passages":8,"columns":4096,"labels":256},"words":["001"],"common":[]});
