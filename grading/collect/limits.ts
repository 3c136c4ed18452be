/** What a folder of submissions may hold. Whatever is beyond is left aside, with a remark. */
export interface CollectLimits {
  /** Of one notebook. The course's own have 50 KB; pictures in outputs make some MB of it. */
  readonly notebookBytes: number;
  /** Of all that is unpacked from one archive; a class of 200 with pictures needs less. */
  readonly archiveBytes: number;
  /** The same of an archive inside another: one student's. */
  readonly innerArchiveBytes: number;
  /** Names in one archive. */
  readonly archiveEntries: number;
  /** Archives inside archives. A learning-management system wraps once, a student once more. */
  readonly nesting: number;
  /** Folders inside folders. */
  readonly depth: number;
  /** Letters of a path inside an archive; file systems allow 255 for a name. */
  readonly pathLength: number;
  /** Of one student; the course has a dozen. */
  readonly notebooks: number;
}

const MIB = 2 ** 20;

/** Far above what honest classes need, far below what fills a disk. */
export const COLLECT_LIMITS: CollectLimits = {
  notebookBytes: 64 * MIB,
  archiveBytes: 4096 * MIB,
  innerArchiveBytes: 256 * MIB,
  archiveEntries: 20_000,
  nesting: 3,
  depth: 12,
  pathLength: 1024,
  notebooks: 60,
};
