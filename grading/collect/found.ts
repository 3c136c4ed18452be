import type { Remark } from '../marks';
import { printable } from '../printable';
import type { CollectLimits } from './limits';

/** How to look, and where archives are unpacked to. */
export interface Search {
  readonly limits: CollectLimits;
  /** A folder of our own, which exists. */
  readonly scratch: string;
}

/** Folders and files on the way to something, from the submissions on; an archive is a folder. */
export type Place = readonly string[];

/** Something that lies among the submissions. */
export type Found =
  | {
      readonly kind: 'notebook';
      readonly place: Place;
      /** The same from the given folder or archive on, where students begin further down. */
      readonly path: string;
      /** Where its bytes are. */
      readonly file: string;
    }
  /** Of no use for grading; yet it says that somebody returned something. */
  | { readonly kind: 'other'; readonly place: Place }
  /** Left aside for a reason. */
  | { readonly kind: 'trouble'; readonly place: Place; readonly remark: Remark };

/** Something that is left aside. */
export const trouble = (place: Place, name: string, says: string): Found => ({
  kind: 'trouble',
  place,
  remark: { name, says: `${printable(place.join('/'))}: ${says}` },
});

/** A size as one reads it. */
const megabytes = (bytes: number): string => `${Math.ceil(bytes / 2 ** 20)} MB`;

/** A notebook that is not read for its size. */
export const tooLarge = (place: Place, bytes: number, { notebookBytes }: CollectLimits): Found =>
  trouble(
    place,
    'too-large',
    `has ${megabytes(bytes)}, at most ${megabytes(notebookBytes)} are read. Clear its outputs and return it again.`,
  );

/** What operating systems, editors and archivers leave behind; hidden files are never returned. */
export const isClutter = (name: string): boolean =>
  name.startsWith('.') ||
  ['node_modules', '__MACOSX', '__pycache__', 'Thumbs.db', 'desktop.ini'].includes(name);

export const isNotebook = (name: string): boolean => /\.ipynb$/i.test(name);
export const isArchive = (name: string): boolean => /\.zip$/i.test(name);
