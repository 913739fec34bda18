//! Makes PDFs for tests, with compressed drawings as most have them.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// What a PDF is made of, as its objects are written.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Parts<'a> {
    /// The drawing of each page.
    pub(crate) pages: &'a [&'a str],
    /// More keys of each page.
    pub(crate) page: &'a str,
    /// More resources of each page.
    pub(crate) resources: &'a str,
    /// More keys of the catalog.
    pub(crate) catalog: &'a str,
    /// More keys of the trailer.
    pub(crate) trailer: &'a str,
    /// More objects, numbered from 4.
    pub(crate) objects: &'a [&'a str],
}

/// Makes a PDF of pages with these drawings; `/F1` is Helvetica.
pub(crate) fn pdf(pages: &[&str]) -> Vec<u8> {
    Parts {
        pages,
        ..Parts::default()
    }
    .pdf()
}

impl Parts<'_> {
    /// Makes the PDF.
    pub(crate) fn pdf(&self) -> Vec<u8> {
        let first = 4 + self.objects.len();
        let kids: Vec<String> = (0..self.pages.len())
            .map(|at| format!("{} 0 R", first + 2 * at))
            .collect();
        let mut objects: Vec<Vec<u8>> = vec![
            format!("<</Type/Catalog/Pages 2 0 R{}>>", self.catalog).into(),
            format!(
                "<</Type/Pages/Kids[{}]/Count {}>>",
                kids.join(" "),
                kids.len()
            )
            .into(),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
        ];
        objects.extend(self.objects.iter().map(|object| object.as_bytes().to_vec()));
        for (at, drawing) in self.pages.iter().enumerate() {
            let (page, resources) = (self.page, self.resources);
            let contents = first + 2 * at + 1;
            objects.push(
                format!(
                    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>{resources}>>/Contents {contents} 0 R{page}>>"
                )
                .into(),
            );
            objects.push(stream(drawing.as_bytes()));
        }
        let mut bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
        let mut places = Vec::new();
        for (at, object) in objects.iter().enumerate() {
            places.push(bytes.len());
            bytes.extend(format!("{} 0 obj\n", at + 1).bytes());
            bytes.extend(object);
            bytes.extend(b"\nendobj\n");
        }
        let start = bytes.len();
        let size = objects.len() + 1;
        bytes.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
        for place in places {
            bytes.extend(format!("{place:010} 00000 n \n").bytes());
        }
        let trailer = self.trailer;
        bytes.extend(
            format!("trailer<</Size {size}/Root 1 0 R{trailer}>>\nstartxref\n{start}\n%%EOF\n")
                .bytes(),
        );
        bytes
    }
}

/// Adds a later revision to a PDF in which one object is another.
pub(crate) fn revised(pdf: &[u8], number: usize, object: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(pdf);
    let before = text
        .rsplit_once("startxref\n")
        .and_then(|(_, rest)| rest.split('\n').next())
        .expect("it was made here");
    let mut bytes = pdf.to_vec();
    let place = bytes.len();
    bytes.extend(format!("{number} 0 obj\n").bytes());
    bytes.extend(object);
    bytes.extend(b"\nendobj\n");
    let start = bytes.len();
    bytes.extend(
        format!("xref\n{number} 1\n{place:010} 00000 n \ntrailer<</Size 99/Root 1 0 R/Prev {before}>>\nstartxref\n{start}\n%%EOF\n")
            .bytes(),
    );
    bytes
}

/// Makes the object of a compressed stream.
pub(crate) fn stream(bytes: &[u8]) -> Vec<u8> {
    let mut packer = ZlibEncoder::new(Vec::new(), Compression::default());
    packer.write_all(bytes).expect("memory takes it");
    let packed = packer.finish().expect("memory takes it");
    let mut object =
        format!("<</Filter/FlateDecode/Length {}>>stream\n", packed.len()).into_bytes();
    object.extend(packed);
    object.extend(b"\nendstream");
    object
}
