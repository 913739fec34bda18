docketpress.take("labels/0", "hklcjebpjk", {"dockets":["S-2005-001"],"kinds":["Party","Docket","Letter","Page","Report"],"parties":["Bo","Ann"]});
