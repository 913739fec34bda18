//! What `docketpress import --help` says below the options.

/// Examples, and what the exit status means.
pub(super) const EXAMPLES: &str = "\
Examples:
  docketpress import docket-sheet.csv --dry-run          show what a spreadsheet becomes
  docketpress import docket-sheet.csv                    write a filing for each row
  docketpress import export.csv --dates mdy --map title=Subject,filed_by=\"On Behalf Of\"
  docketpress import records/                            PDFs and a spreadsheet that lists them
  docketpress import letter.docx \"e-mail.eml\"            write drafts with what documents say
  docketpress import downloads/ --docket GR-2024-0117    put records without a docket into this one
  docketpress import downloads/ --diff                   import again, and see what you edited

Filings are written as drafts, and builds leave drafts out. Import again whenever the source has
more: files that you edited are never overwritten, and files that you deleted stay deleted. The
ledger imports.tsv in the site's folder remembers what was written; keep it with the site.

PDFs need pdftotext (poppler-utils), DOCX, ODT, RTF and HTML need pandoc, and DOC needs antiword.
Without them, these documents are attached and not read. Documents that are marked as confidential
are withheld.

Exit status:
  0  done
  1  something could not be read (the rest was imported), or nothing was written because a
     question is open, such as the order of day and month
  2  the command could not run";
