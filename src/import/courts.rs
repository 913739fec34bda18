//! The federal courts by the ids that PACER's readers use: `dcd`, `mowd`, `alnb`, `ca1`.

/// Returns the name of a court.
pub(super) fn court_name(id: &str) -> Option<String> {
    let id = id.trim().to_ascii_lowercase();
    match id.as_str() {
        "scotus" => return Some("Supreme Court of the United States".to_owned()),
        "cadc" => return Some(appeals("District of Columbia Circuit")),
        "cafc" => return Some(appeals("Federal Circuit")),
        "cit" => return Some("U.S. Court of International Trade".to_owned()),
        "uscfc" => return Some("U.S. Court of Federal Claims".to_owned()),
        "tax" => return Some("U.S. Tax Court".to_owned()),
        "jpml" => return Some("U.S. Judicial Panel on Multidistrict Litigation".to_owned()),
        _ => {}
    }
    if let Some(number) = id
        .strip_prefix("ca")
        .and_then(|number| number.parse::<usize>().ok())
    {
        return CIRCUITS
            .get(number.checked_sub(1)?)
            .map(|circuit| appeals(&format!("{circuit} Circuit")));
    }
    let (place, what) = match id.split_at_checked(id.len().checked_sub(1)?)? {
        (place, "d") => (place, "U.S. District Court"),
        (place, "b") => (place, "U.S. Bankruptcy Court"),
        _ => return None,
    };
    let (state, part) = match place.len() {
        2 => (place, ""),
        3 => (&place[..2], part(&place[2..])?),
        _ => return None,
    };
    let (_, state) = STATES.iter().find(|(letters, _)| *letters == state)?;
    let district = if part.is_empty() {
        "District".to_owned()
    } else {
        format!("{part} District")
    };
    let of = if *state == "Columbia" {
        "Columbia"
    } else {
        state
    };
    Some(format!("{what} for the {district} of {of}"))
}

fn appeals(circuit: &str) -> String {
    format!("U.S. Court of Appeals for the {circuit}")
}

fn part(letter: &str) -> Option<&'static str> {
    match letter {
        "n" => Some("Northern"),
        "s" => Some("Southern"),
        "e" => Some("Eastern"),
        "w" => Some("Western"),
        "m" => Some("Middle"),
        "c" => Some("Central"),
        _ => None,
    }
}

const CIRCUITS: [&str; 11] = [
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
    "Eleventh",
];

/// The states and territories by the letters of their courts.
const STATES: &[(&str, &str)] = &[
    ("ak", "Alaska"),
    ("al", "Alabama"),
    ("ar", "Arkansas"),
    ("az", "Arizona"),
    ("ca", "California"),
    ("co", "Colorado"),
    ("ct", "Connecticut"),
    ("dc", "Columbia"),
    ("de", "Delaware"),
    ("fl", "Florida"),
    ("ga", "Georgia"),
    ("gu", "Guam"),
    ("hi", "Hawaii"),
    ("ia", "Iowa"),
    ("id", "Idaho"),
    ("il", "Illinois"),
    ("in", "Indiana"),
    ("ks", "Kansas"),
    ("ky", "Kentucky"),
    ("la", "Louisiana"),
    ("ma", "Massachusetts"),
    ("md", "Maryland"),
    ("me", "Maine"),
    ("mi", "Michigan"),
    ("mn", "Minnesota"),
    ("mo", "Missouri"),
    ("ms", "Mississippi"),
    ("mt", "Montana"),
    ("nc", "North Carolina"),
    ("nd", "North Dakota"),
    ("ne", "Nebraska"),
    ("nh", "New Hampshire"),
    ("nj", "New Jersey"),
    ("nm", "New Mexico"),
    ("nv", "Nevada"),
    ("ny", "New York"),
    ("oh", "Ohio"),
    ("ok", "Oklahoma"),
    ("or", "Oregon"),
    ("pa", "Pennsylvania"),
    ("pr", "Puerto Rico"),
    ("ri", "Rhode Island"),
    ("sc", "South Carolina"),
    ("sd", "South Dakota"),
    ("tn", "Tennessee"),
    ("tx", "Texas"),
    ("ut", "Utah"),
    ("va", "Virginia"),
    ("vi", "the Virgin Islands"),
    ("vt", "Vermont"),
    ("wa", "Washington"),
    ("wi", "Wisconsin"),
    ("wv", "West Virginia"),
    ("wy", "Wyoming"),
];

#[cfg(test)]
mod tests {
    use super::court_name;

    #[test]
    fn courts_have_names() {
        for (id, name) in [
            ("dcd", "U.S. District Court for the District of Columbia"),
            (
                "mowd",
                "U.S. District Court for the Western District of Missouri",
            ),
            (
                "alnb",
                "U.S. Bankruptcy Court for the Northern District of Alabama",
            ),
            ("ca1", "U.S. Court of Appeals for the First Circuit"),
            (
                "cadc",
                "U.S. Court of Appeals for the District of Columbia Circuit",
            ),
            ("akd", "U.S. District Court for the District of Alaska"),
        ] {
            assert_eq!(court_name(id).as_deref(), Some(name));
        }
        for id in ["", "d", "xyd", "ca0", "ca99", "é"] {
            assert_eq!(court_name(id), None, "{id}");
        }
    }
}
