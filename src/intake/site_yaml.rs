//! Reads `site.yaml`, and refuses tags in it that withhold text: nothing of it is cut out.

use std::io::ErrorKind;
use std::path::Path;

use anyhow::Context;

use super::bounds::{Refusal, Symlinks};
use super::decode::{cut, decode};
use super::header::{find_text, parse};
use super::naming::SITE_YAML;
use super::reading::Reading;
use super::{bounds, settings, tags};
use crate::diagnostic::{Code, Diagnostic, KeyPath, Part, Place, SitePath};
use crate::docket::keys;
use crate::docket::{Node, Settings};

/// Reads `site.yaml`, where there is one, and what is wrong with it; `None` where nothing of it can
/// be read.
pub fn read_settings(root: &Path) -> anyhow::Result<(Option<Settings>, Vec<Diagnostic>)> {
    let path = root.join(SITE_YAML);
    let file = SitePath::new(SITE_YAML);
    let bytes = match bounds::read(&path, Symlinks::Follow, bounds::FRONT_MATTER) {
        Ok(bytes) => bytes,
        Err(Refusal::System(error)) if error.kind() == ErrorKind::NotFound => {
            return Ok((Some(Settings::default()), Vec::new()));
        }
        Err(Refusal::System(error)) => {
            return Err(error).with_context(|| format!("cannot read {}", path.display()));
        }
        Err(refusal) => return Ok((None, vec![refusal.at(Place::File(file))])),
    };
    let public = match decode(&file, bytes).and_then(|text| cut(&file, text)) {
        Ok(public) => public,
        Err(unreadable) => return Ok((None, unreadable.problems)),
    };
    let defaults = Settings::default();
    let reading = Reading::of(&file, "", &public, &defaults);
    let node = parse(&reading, public.as_str(), 0, &keys::SITE);
    let settings = node.map(|node| {
        if let Some(at) = withholding_tag(&node) {
            let code = Code::WithholdingTag;
            let problem = Diagnostic::error(
                code,
                Place::Key(file.clone(), at, Part::Value),
                code.sentence(),
            );
            let problem = problem.help(code.way_out()).without_line();
            reading.problems.borrow_mut().push(problem);
        }
        settings::read(&reading, node)
    });
    let problems = reading.problems.into_inner();
    Ok((settings, problems))
}

/// Finds a value or a key of site.yaml with a tag that says that its text is to be withheld. The
/// marks of the paper practice may be such tags: they are never shown.
fn withholding_tag(node: &Node) -> Option<KeyPath> {
    let Node::Map(entries) = node else {
        return None;
    };
    let holds = |text: &str| {
        let (_, mistakes) = tags::tags(text);
        mistakes
            .iter()
            .any(|(_, code)| *code == Code::WithholdingTag)
    };
    let shown = entries
        .iter()
        .filter(|(name, _)| name != "confidential_markers");
    let mut found = shown.map(|(name, node)| {
        let at = KeyPath::default().key(name);
        match holds(name) {
            true => Some(at),
            false => find_text(node, &at, &holds),
        }
    });
    found.find_map(|at| at)
}
