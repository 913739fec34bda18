// The sample site as it was built: once to be opened from a disk, once to be below a path of a host.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

/** Where the second build stands, as its `base_url` says. `./run` gives it the same. */
export const BASE = "https://example.org/some/path/";
/** The path of `BASE`. */
export const BELOW = new URL(BASE).pathname;

const target =
  process.env.CARGO_TARGET_DIR ?? fileURLToPath(new URL("../../../target", import.meta.url));

/** A folder that the program published. */
class Build {
  constructor(folder) {
    this.folder = folder;
    if (!existsSync(join(folder, "index.html"))) {
      throw new Error(`there is no site in ${folder}: tests/browser/run builds it`);
    }
    /** The path of every file, sorted, with `/` between its parts. */
    this.files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) =>
        relative(folder, join(entry.parentPath ?? entry.path, entry.name))
          .split(sep)
          .join("/"),
      )
      .sort();
    /** The path of every page, redirects and `404.html` with them. */
    this.pages = this.files.filter((path) => path.endsWith(".html"));
    /** The path of every page that only leads to another. */
    this.redirects = this.pages.filter((path) =>
      /<meta http-equiv="refresh"/i.test(this.text(path)),
    );
  }

  /** Gives a file's bytes. */
  bytes(path) {
    return readFileSync(join(this.folder, path));
  }

  /** Gives a file's text. */
  text(path) {
    return this.bytes(path).toString("utf8");
  }

  /** Gives the address under which a file is opened from the disk. */
  onDisk(path) {
    return pathToFileURL(join(this.folder, path)).href;
  }
}

/** The build without `base_url`, whose links are relative. */
export const onDisk = new Build(join(target, "sample"));
/** The build at `BASE`, whose links begin with `BELOW`. */
export const onHost = new Build(join(target, "sample-below"));
/** What strangers file, in the built-in theme, at `BASE`; and the folder that it is built from. */
export const strangers = new Build(join(target, "strangers"));
export const strangersSite = join(target, "strangers-site");
/** The program, as `./run` builds it. */
export const program = join(target, "debug", "docketpress");
