//! E-mail. The message is the filing's text, and what is attached to it comes with the filing. The
//! message itself is not copied: its header holds addresses.

use std::sync::LazyLock;

use mail_parser::{Address, MessageParser, MimeHeaders, PartType};
use regex::Regex;

use super::web;
use crate::import::again::DOCUMENT;
use crate::import::plain;
use crate::intake::ledger::digest;

/// The most files that are taken from a message.
const FILES: usize = 1000;

/// A message.
#[derive(Debug, Default)]
pub(super) struct Mail {
    /// What mail programs know it by.
    pub id: Option<String>,
    /// Its subject.
    pub subject: String,
    /// When it was sent, with the distance from UTC.
    pub sent: Option<String>,
    /// The names of those who sent it.
    pub from: Vec<String>,
    /// The names of those to whom it was sent.
    pub to: Vec<String>,
    /// Its text.
    pub text: String,
    /// The files that are attached to it.
    pub files: Vec<(String, Vec<u8>)>,
    /// What the person should know, without a word of it.
    pub notes: Vec<String>,
}

static CONTACT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:,\s*)?(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?:(?i:tel|phone|fax|cell|mobile|office)\.?:?\s*)?\+?(?:\(\d{3}\)\s*|\d{3}[-. ])\d{3}[-. ]\d{4}\b)")
        .expect("the expression is right")
});

/// The most messages inside one another or beside one another in a message. The parser reads one
/// within another.
const MESSAGES: usize = 100;

/// Counts the parts of a message that are messages, or begin lists of them.
fn messages(bytes: &[u8]) -> usize {
    let starts = |at: usize, word: &[u8]| {
        let part = bytes.get(at..at + word.len());
        part.is_some_and(|part| part.eq_ignore_ascii_case(word))
    };
    let begins = |at: &usize| starts(*at, b"message/") || starts(*at, b"multipart/digest");
    (0..bytes.len()).filter(begins).count()
}

/// Reads a message.
pub(super) fn read(bytes: &[u8], keeps_contact: bool) -> Result<Mail, String> {
    if messages(bytes) > MESSAGES {
        return Err(format!(
            "it holds more than {MESSAGES} messages: save each as a file of its own"
        ));
    }
    let message = MessageParser::default()
        .parse(bytes)
        .filter(|message| message.from().is_some() || message.subject().is_some())
        .ok_or("it is no e-mail that can be read: save it again as EML")?;
    let mut mail = Mail {
        id: message.message_id().map(plain::line),
        subject: plain::line(message.subject().unwrap_or_default()),
        sent: message
            .date()
            .filter(|date| date.is_valid() && (1970..2200).contains(&date.year))
            .map(mail_parser::DateTime::to_rfc3339)
            .or_else(|| {
                // Some programs leave the weekday and the seconds out, and name the zone.
                let text = message.header_raw("Date")?;
                let date = chrono::DateTime::parse_from_rfc2822(text.trim()).ok()?;
                let is_likely = (1970..2200).contains(&chrono::Datelike::year(&date));
                is_likely.then(|| date.to_rfc3339())
            }),
        from: names(message.from()),
        to: names(message.to()),
        ..Mail::default()
    };
    let is_plain = |at: &u32| {
        let part = message.parts.get(*at as usize);
        part.is_some_and(|part| matches!(part.body, PartType::Text(_)))
    };
    mail.text = match message.text_body.first().filter(|at| is_plain(at)) {
        Some(_) => message.body_text(0).unwrap_or_default().into_owned(),
        None => {
            let page = message.body_html(0).unwrap_or_default();
            let (page, unseen) = web::cleaned(&page);
            mail.notes.extend(unseen.notes());
            plain::html(&page)
        }
    };
    if !keeps_contact {
        mail.leave_contact_out();
    }
    let mut messages = 0;
    for part in message.attachments().take(FILES) {
        let kind = part.content_type();
        let is_picture = kind.is_some_and(|kind| kind.ctype() == "image");
        let is_inline = part
            .content_disposition()
            .is_none_or(mail_parser::ContentType::is_inline);
        // A picture within the text is no document.
        if is_picture && is_inline && part.content_id().is_some() {
            continue;
        }
        if part.is_message() {
            messages += 1;
            continue;
        }
        let name = part.attachment_name().map(plain::line);
        let name = name.filter(|name| !name.is_empty());
        let ending = match kind.and_then(|kind| kind.subtype()) {
            Some("pdf") => "pdf",
            Some("plain") => "txt",
            Some("html") => "htm",
            _ => "bin",
        };
        let name = name.unwrap_or_else(|| format!("attachment-{}.{ending}", mail.files.len() + 1));
        mail.files.push((name, part.contents().to_vec()));
    }
    if messages > 0 {
        mail.notes.push(format!(
            "{messages} of the things attached to it {} a message, and was not imported: save it as a file and import that",
            if messages == 1 { "is" } else { "are each" }
        ));
    }
    mail.notes
        .push("the message itself is not copied, as its header holds addresses".to_owned());
    Ok(mail)
}

/// Returns the names in a list of addresses. An address without a name names nobody.
fn names(addresses: Option<&Address<'_>>) -> Vec<String> {
    let Some(addresses) = addresses else {
        return Vec::new();
    };
    let names = addresses
        .iter()
        .filter_map(|one| one.name.as_deref())
        .map(|name| plain::line(name).trim_matches(['"', '\'']).to_owned())
        .map(|name| first_name_first(&name).unwrap_or(name));
    let mut all: Vec<String> = Vec::new();
    for name in names.filter(|name| !name.is_empty() && !name.contains('@')) {
        if !all.contains(&name) {
            all.push(name);
        }
    }
    all
}

/// Turns `Sample, Noor` around. `Efiling, PSC` and `Sample, Inc.` are no people.
fn first_name_first(name: &str) -> Option<String> {
    let (last, first) = name.split_once(", ")?;
    let is_name = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase)
            && letters.all(|c| c.is_alphabetic() || "'’-".contains(c))
    };
    const ENDINGS: [&str; 6] = ["Inc", "Ltd", "Esq", "Jr", "Sr", "Co"];
    let is_person = is_name(last) && is_name(first) && !ENDINGS.contains(&first);
    is_person.then(|| format!("{first} {last}"))
}

impl Mail {
    /// Returns the key of its filing: what mail programs know it by is a random text, and may name
    /// a person by an address. So only its digest is kept.
    pub(super) fn key(&self, bytes: &[u8]) -> String {
        let own = self.id.as_deref().filter(|id| !id.is_empty());
        let digest = digest(own.map_or(bytes, str::as_bytes));
        format!("{DOCUMENT}{}", &digest[..32])
    }

    /// Leaves e-mail addresses and telephone numbers out of the signature.
    fn leave_contact_out(&mut self) {
        let lines: Vec<&str> = self.text.lines().collect();
        let Some(at) = lines.iter().rposition(|line| line.trim_end() == "--") else {
            return;
        };
        let mut text = lines[..at].join("\n");
        let mut is_left_out = false;
        for line in &lines[at + 1..] {
            is_left_out |= CONTACT.is_match(line);
            let line = CONTACT.replace_all(line, "");
            let line = line.trim().trim_matches([',', '|', '·']).trim_end();
            text.push('\n');
            text.push_str(line);
        }
        if is_left_out {
            self.notes.push(
                "addresses and telephone numbers of its signature were left out (`--keep-contact` keeps them)"
                    .to_owned(),
            );
        }
        self.text = text;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MESSAGE: &str = "From: =?utf-8?Q?Dana_Made=C3=BAp?= <dana@example.com>\r\nTo: \"Efiling, PSC\" <e@psc.example.org>, f@psc.example.org\r\nSubject: =?utf-8?B?RmlsaW5nIOKAkyBNb3Rpb24=?=\r\nDate: Mon, 6 Feb 2006 16:58:29 -0600\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nServed =96 today.\r\n-- \r\nDana Madeup, 555-555-0123\r\n--x\r\nContent-Type: application/pdf; name=a.pdf\r\nContent-Disposition: attachment; filename*=utf-8''Motion%20%E2%80%93%20filed.pdf\r\n\r\n%PDF-1.4\r\n--x\r\nContent-Type: image/png; name=logo.png\r\nContent-ID: <l>\r\nContent-Disposition: inline; filename=logo.png\r\n\r\nPNG\r\n--x--\r\n";

    #[test]
    fn a_message_is_read_without_its_addresses() {
        let mail = read(MESSAGE.as_bytes(), false).unwrap();
        assert_eq!(mail.subject, "Filing – Motion");
        assert_eq!(mail.sent.as_deref(), Some("2006-02-06T16:58:29-06:00"));
        assert_eq!(mail.from, ["Dana Madeúp"]);
        assert_eq!(mail.to, ["Efiling, PSC"]);
        assert_eq!(mail.text.trim(), "Served – today.\nDana Madeup");
        let names: Vec<&str> = mail.files.iter().map(|(name, _)| &**name).collect();
        assert_eq!(names, ["Motion – filed.pdf"]);
        assert!(!format!("{mail:?}").contains("@"));
        let other = "From: \"Sample, Noor\" <n@example.com>\r\nSubject: x\r\nDate: 2 Feb 2024 10:00 EST\r\n\r\nText";
        let other = read(other.as_bytes(), false).unwrap();
        assert_eq!(other.sent.as_deref(), Some("2024-02-02T10:00:00-05:00"));
        assert_eq!(other.from, ["Noor Sample"]);
        for cut in 0..MESSAGE.len() {
            let _ = read(&MESSAGE.as_bytes()[..cut], false);
        }
    }
}
