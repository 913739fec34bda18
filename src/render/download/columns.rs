//! What the columns of a docket sheet mean, for programs: metadata of CSV on the Web (W3C, 2015).

use serde_json::json;

use super::sheet::COLUMNS;
use crate::link::DocketId;
use crate::plan::Download;
use crate::render::Press;

/// Makes the metadata of a docket's sheet.
pub(super) fn columns(press: &Press<'_>, id: DocketId) -> Vec<u8> {
    let settings = press.catalog.settings();
    let columns = COLUMNS.map(|name| {
        let (about, datatype) = meaning(name);
        json!({
            "name": name,
            "titles": name,
            "dc:description": about,
            "datatype": datatype,
        })
    });
    let mut metadata = json!({
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": Download::Sheet.file_name(),
        "dc:title": press.catalog.docket(id).number,
        "dialect": {"encoding": "utf-8", "header": true, "lineTerminators": ["\r\n"]},
        "tableSchema": {"columns": columns},
    });
    if let Some(license) = &settings.license {
        // The standard's own key takes an address alone.
        let is_address = license.starts_with("https://") || license.starts_with("http://");
        let key = if is_address {
            "dc:license"
        } else {
            "dc:rights"
        };
        metadata[key] = json!(license);
    }
    let mut bytes =
        serde_json::to_vec_pretty(&metadata).expect("it holds nothing that JSON cannot");
    bytes.push(b'\n');
    bytes
}

/// Says what a column has, and of which type its cells are.
///
/// Dates are EDTF, of which a day is one form, and numbers may be `12-14`: most cells are text.
fn meaning(column: &str) -> (&'static str, &'static str) {
    match column {
        "date" => ("When it was filed or sent (EDTF)", "string"),
        "number" => ("Its item number in the docket", "string"),
        "type" => ("Its type", "string"),
        "title" => (
            "Its title, or the words shown instead if it is withheld",
            "string",
        ),
        "label" => ("Its name as an exhibit", "string"),
        "filed_by" => (
            "Who filed or sent it; several names are separated by semicolons",
            "string",
        ),
        "on_behalf_of" => ("The party that the filer acts for", "string"),
        "addressed_to" => ("The party or parties it is addressed to", "string"),
        "access" => ("public, confidential, sealed, or not on file", "string"),
        "attachments" => ("How many attachments it has", "nonNegativeInteger"),
        "public_version" => ("The address of the version for public inspection", "anyURI"),
        "id" => ("Its id, if it has a page", "string"),
        "address" => ("Its page, or its entry on the timeline", "anyURI"),
        "dockets" => ("Its dockets, its home first", "string"),
        "attachment_files" => (
            "Its attachments, one on each line: label, title, path, pages, and access, with bars between them",
            "string",
        ),
        "source_url" => ("Where the official record has it", "anyURI"),
        "status" => (
            "stricken, lodged or returned, if it is not part of the record",
            "string",
        ),
        other => unreachable!("the column `{other}` has a meaning"),
    }
}
