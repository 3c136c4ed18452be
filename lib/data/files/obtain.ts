import { kernelApi } from '../../kernelApi';
import { download, type Progress } from './download';
import type { RemoteFile } from './part';
import { cacheFolder, findFiles, setting, type Search } from './places';
import type { NoAnswer } from './request';

/** What may be said of a download. */
export interface ObtainOptions {
  /** Stops a download, which goes on from there the next time; the kernel's Stop by default. */
  readonly signal?: AbortSignal;
  /** Told how far a download is; by default a line is printed at each quarter. */
  readonly onProgress?: (progress: Progress) => void;
}

/** What can be downloaded, and what comes of it. */
export interface Archive {
  /** Paths inside a data folder. */
  readonly files: readonly string[];
  readonly remote: readonly RemoteFile[];
  /** Addresses of folders that hold `remote`, used unless COURSE_DATA_URL is set. */
  readonly mirrors: readonly string[];
  /** Makes `files` out of `remote`, in the same folder, where they are not the same. */
  readonly unpack?: (folder: string) => Promise<void>;
}

/**
 * Finds an archive's files in `$COURSE_DATA` or the cache, else downloads them into the cache.
 *
 * @returns `missing` when COURSE_OFFLINE is set or no server can be reached.
 * @throws Error naming the file when it is there but incomplete, or its download fails.
 */
export async function obtain(
  caller: string,
  archive: Archive,
  options: ObtainOptions,
): Promise<Search> {
  const search = findFiles(caller, archive.files);
  if (search.kind === 'found') {
    return search;
  }
  const refusal = isOffline() ? 'COURSE_OFFLINE is set' : await fetchAll(caller, archive, options);
  return refusal === undefined
    ? findFiles(caller, archive.files)
    : { kind: 'missing', reason: search.reason + refusal };
}

const isOffline = (): boolean => !['0', undefined].includes(setting('COURSE_OFFLINE'));

async function fetchAll(
  caller: string,
  { remote, mirrors, unpack }: Archive,
  { signal = kernelApi()?.stopSignal(), onProgress = printQuarters() }: ObtainOptions,
): Promise<string | undefined> {
  const own = ownAddress(caller);
  const options = { mirrors: own === undefined ? mirrors : [own], signal, onProgress };
  for (const file of remote) {
    const refusal = await download(file, `${cacheFolder()}/${file.name}`, options);
    if (refusal) {
      assertNotChosen(caller, own, refusal);
      return refusal.reason;
    }
  }
  await unpack?.(cacheFolder());
  return undefined;
}

function ownAddress(caller: string): string | undefined {
  const address = setting('COURSE_DATA_URL');
  if (address !== undefined && !/^https?:\/\/[^/]/.test(address)) {
    throw new Error(
      `${caller}: COURSE_DATA_URL is '${address}'; it must begin with http:// or https://.`,
    );
  }
  return address;
}

/** A server that the reader named has to have the files; one of ours may be blocked or gone. */
function assertNotChosen(
  caller: string,
  own: string | undefined,
  { kind, reason }: NoAnswer,
): void {
  if (own !== undefined && kind === 'refused') {
    throw new Error(
      `${caller}: ${reason}; correct or unset COURSE_DATA_URL, or set COURSE_OFFLINE=1 to do without.`,
    );
  }
}

function printQuarters(): (progress: Progress) => void {
  let last = '';
  return ({ file, received, total }) => {
    const percent = Math.floor((4 * received) / total) * 25;
    const line = `Downloading ${file}: ${percent} % of ${Math.ceil(total / 1000).toLocaleString('en')} kB`;
    if (line !== last) {
      console.log(line);
    }
    last = line;
  };
}
