import { existsSync } from 'node:fs';
import { mkdtemp, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { extract } from 'tar';
import { damaged } from './damaged';
import { explained, isDiskError } from './diskError';
import { reasonOf } from './request';

/**
 * Takes one folder out of a `.tar.gz`, puts it beside the archive and removes the archive.
 *
 * @throws Error naming the archive when it is damaged or lacks the folder, or the place that cannot
 *   be written. Nothing of the folder is left then.
 */
export async function unpackFolder(archive: string, name: string): Promise<void> {
  const place = path.dirname(archive);
  const target = path.join(place, name);
  const work = await mkdtemp(path.join(place, '.unpacking-'));
  try {
    await extract({ file: archive, cwd: work, strict: true }, [name]);
    if (!existsSync(path.join(work, name))) {
      throw damaged(archive, `holds no folder ${name}`);
    }
    await rename(path.join(work, name), target);
    await rm(archive);
  } catch (error) {
    // Another notebook may have been first.
    if (!existsSync(target)) {
      await explainedArchive(error, archive, target);
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

async function explainedArchive(error: unknown, archive: string, target: string): Promise<never> {
  const isTarError = error instanceof Error && 'tarCode' in error && !isDiskError(error);
  return isTarError
    ? Promise.reject(damaged(archive, `cannot be unpacked, ${reasonOf(error)}`))
    : explained(error, target);
}
