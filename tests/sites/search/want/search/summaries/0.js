docketpress.take("summaries/0", "kcncppfame", ["In short.",
"",
"",
"",
"About the docket.",
"",
"",
"",
"Über uns."]);
