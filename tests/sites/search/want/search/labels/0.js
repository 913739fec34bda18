docketpress.take("labels/0", "kcncppfame", {"dockets":["S-2005-001"],"kinds":["Party","Authority","Docket","Letter","Page","Report"],"parties":["Bo","Ann"]});
