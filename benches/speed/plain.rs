//! The plain program: reads every file of a site and writes files of a given size each, and does
//! nothing else.
//!
//! It is a yardstick for what the disk and the system ask of any builder, not a proven minimum: two
//! threads that create files can get in each other's way.

use std::fs;
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Instant;

use anyhow::{Context, Result, ensure};

/// What to read and what to write.
pub(crate) struct Copy {
    /// The folder whose files are all read.
    pub(crate) site: PathBuf,
    /// A finished output folder, or a list of one made by [`list`].
    pub(crate) like: PathBuf,
    /// The folder to write; it must not be there yet.
    pub(crate) out: PathBuf,
}

/// Reads and writes on two threads, each with half of either work, and prints how long that took.
pub(crate) fn plain(copy: &Copy) -> Result<()> {
    let entries = if copy.like.is_dir() {
        walk(&copy.like)?
    } else {
        parse(&copy.like)?
    };
    let sizes = entries.iter().map(|entry| {
        if let Entry::File(_, size) = entry {
            *size
        } else {
            0
        }
    });
    let bytes = vec![b'd'; usize::try_from(sizes.max().unwrap_or(0))?];
    let start = Instant::now();
    let mut inputs = Vec::new();
    find_files(&copy.site, &mut inputs)?;
    fs::create_dir(&copy.out)
        .with_context(|| format!("`{}` cannot be created", copy.out.display()))?;
    let (first, second) = entries.split_at(find_middle(&entries));
    // Only the folders above the first entry of the second half can be needed by both.
    let shared: Vec<&Path> = second
        .first()
        .map_or(Vec::new(), |entry| above(entry.path()));
    for folder in &shared {
        fs::create_dir(copy.out.join(folder))?;
    }
    let (near, far) = inputs.split_at(inputs.len() / 2);
    let (read, written) = thread::scope(|scope| {
        let other = scope.spawn(|| run_half(far, second, &shared, &copy.out, &bytes));
        let (near_read, near_written) = run_half(near, first, &shared, &copy.out, &bytes)?;
        let (far_read, far_written) = other.join().expect("reading and writing do not panic")?;
        anyhow::Ok((near_read + far_read, near_written + far_written))
    })?;
    println!(
        "read {} files, {:.1} MB, wrote {} files, {:.1} MB, in {:.3} s",
        inputs.len(),
        read as f64 / 1e6,
        count_files(&entries),
        written as f64 / 1e6,
        start.elapsed().as_secs_f64(),
    );
    Ok(())
}

/// Writes the list of an output folder: `SIZE PATH` for a file, `- PATH` for a folder; gives its
/// files and bytes.
///
/// The list goes to the disk folder by folder, so that the memory of the caller stays small.
pub(crate) fn list(folder: &Path, to: &Path) -> Result<(usize, u64)> {
    let mut file = BufWriter::new(fs::File::create(to)?);
    let (mut files, mut bytes) = (0, 0);
    visit(folder, Path::new(""), &mut |entry| {
        match &entry {
            Entry::Folder(path) => writeln!(file, "- {}", path.display())?,
            Entry::File(path, size) => {
                files += 1;
                bytes += size;
                writeln!(file, "{size} {}", path.display())?;
            }
        }
        Ok(())
    })?;
    file.flush()?;
    Ok((files, bytes))
}

/// Counts the files below a folder.
pub(crate) fn count(folder: &Path) -> Result<usize> {
    let mut files = 0;
    visit(folder, Path::new(""), &mut |entry| {
        files += usize::from(matches!(entry, Entry::File(..)));
        Ok(())
    })?;
    Ok(files)
}

/// What is to be created, with its path below the output folder.
enum Entry {
    Folder(PathBuf),
    File(PathBuf, u64),
}

impl Entry {
    /// Gives the path below the output folder.
    fn path(&self) -> &Path {
        match self {
            Entry::Folder(path) | Entry::File(path, _) => path,
        }
    }

    /// Gives the weight of the entry: creating it takes about as long as writing 64 KiB does.
    fn weight(&self) -> u64 {
        match self {
            Entry::Folder(_) => 64 << 10,
            Entry::File(_, size) => (64 << 10) + size,
        }
    }
}

/// Reads an output folder into a list of entries.
fn walk(folder: &Path) -> Result<Vec<Entry>> {
    let mut entries = Vec::new();
    visit(folder, Path::new(""), &mut |entry| {
        entries.push(entry);
        Ok(())
    })?;
    Ok(entries)
}

/// Reads a list that [`list`] wrote.
fn parse(list: &Path) -> Result<Vec<Entry>> {
    let text =
        fs::read_to_string(list).with_context(|| format!("`{}` cannot be read", list.display()))?;
    let entry = |line: &str| {
        let (size, path) = line.split_once(' ')?;
        let path = PathBuf::from(path);
        if size == "-" {
            Some(Entry::Folder(path))
        } else {
            Some(Entry::File(path, size.parse().ok()?))
        }
    };
    let entries = text
        .lines()
        .map(|line| entry(line).with_context(|| format!("`{line}` is not a line of a list")));
    entries.collect()
}

/// Visits all that is below a folder in a fixed order, each folder before what is in it.
fn visit(root: &Path, below: &Path, each: &mut impl FnMut(Entry) -> Result<()>) -> Result<()> {
    let folder = root.join(below);
    let entries =
        fs::read_dir(&folder).with_context(|| format!("`{}` cannot be read", folder.display()))?;
    let mut entries: Vec<fs::DirEntry> = entries.collect::<std::io::Result<_>>()?;
    entries.sort_unstable_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = below.join(entry.file_name());
        ensure!(
            path.to_str().is_some_and(|path| !path.contains('\n')),
            "`{}` cannot be listed",
            path.display()
        );
        if entry.file_type()?.is_dir() {
            each(Entry::Folder(path.clone()))?;
            visit(root, &path, each)?;
        } else {
            each(Entry::File(path, entry.metadata()?.len()))?;
        }
    }
    Ok(())
}

/// Collects the files below a folder, in whatever order the disk gives them.
fn find_files(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in
        fs::read_dir(folder).with_context(|| format!("`{}` cannot be read", folder.display()))?
    {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            find_files(&entry.path(), files)?;
        } else {
            files.push(entry.path());
        }
    }
    Ok(())
}

/// Finds where the second half of the work begins.
fn find_middle(entries: &[Entry]) -> usize {
    let total: u64 = entries.iter().map(Entry::weight).sum();
    let mut sum = 0;
    entries
        .iter()
        .take_while(|entry| {
            sum += entry.weight();
            sum <= total / 2
        })
        .count()
}

/// Gives the folders above a path, the highest first.
fn above(path: &Path) -> Vec<&Path> {
    let mut folders: Vec<&Path> = path
        .ancestors()
        .skip(1)
        .filter(|folder| *folder != Path::new(""))
        .collect();
    folders.reverse();
    folders
}

/// Reads the one and writes the other half, each file from the start of `bytes`; gives the bytes
/// read and written.
fn run_half(
    inputs: &[PathBuf],
    entries: &[Entry],
    shared: &[&Path],
    out: &Path,
    bytes: &[u8],
) -> Result<(u64, u64)> {
    let (mut read, mut written) = (0, 0);
    for path in inputs {
        let text =
            fs::read(path).with_context(|| format!("`{}` cannot be read", path.display()))?;
        read += text.len() as u64;
    }
    for entry in entries {
        let path = out.join(entry.path());
        match entry {
            Entry::Folder(folder) if shared.contains(&folder.as_path()) => Ok(()),
            Entry::Folder(_) => fs::create_dir(&path),
            Entry::File(_, size) => {
                written += size;
                // `bytes` is as long as the largest file.
                fs::write(&path, &bytes[..*size as usize])
            }
        }
        .with_context(|| format!("`{}` cannot be written", path.display()))?;
    }
    Ok((read, written))
}

/// Counts the files of a list.
fn count_files(entries: &[Entry]) -> usize {
    entries
        .iter()
        .filter(|entry| matches!(entry, Entry::File(..)))
        .count()
}
