import { COMMANDS, WITHHELD_PACKAGES } from './contents';

type Versions = Readonly<Record<string, string>>;

/** What is read of package.json. */
export interface Manifest {
  readonly scripts: Versions;
  readonly dependencies: Versions;
  readonly devDependencies?: Versions;
}

interface LockedPackage {
  readonly dev?: boolean;
  readonly dependencies?: Versions;
  readonly optionalDependencies?: Versions;
  readonly peerDependencies?: Versions;
}

/** What is read of package-lock.json. */
export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

const entriesOf = (record: Versions, wanted: (name: string) => boolean): Versions =>
  Object.fromEntries(Object.entries(record).filter(([name]) => wanted(name)));

/**
 * package.json without what is for tests and grading.
 *
 * Types of packages stay: cells are checked against the library's.
 */
export function learnersManifest<M extends Manifest>(
  manifest: M,
  withheld: readonly string[] = WITHHELD_PACKAGES,
): Omit<M, 'devDependencies'> {
  const { devDependencies = {}, ...rest } = manifest;
  const types = entriesOf(devDependencies, (name) => name.startsWith('@types/'));
  const all = Object.entries({ ...rest.dependencies, ...types });
  const kept = all.filter(([name]) => !withheld.includes(name));
  return {
    ...rest,
    scripts: entriesOf(rest.scripts, (name) => COMMANDS.includes(name)),
    dependencies: Object.fromEntries(kept.sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

/** package-lock.json with only the packages that the learners' package.json leads to. */
export function learnersLock<L extends Lock>(lock: L, { dependencies }: Manifest): L {
  const reached = reachable(lock, Object.keys(dependencies));
  const kept = Object.entries(lock.packages).filter(([place]) => reached.has(place));
  const packages = Object.fromEntries([
    ['', { ...without(lock.packages[''] ?? {}, 'devDependencies'), dependencies }] as const,
    ...kept.map(([place, locked]) => [place, without(locked, 'dev')] as const),
  ]);
  return { ...lock, packages };
}

const without = (locked: LockedPackage, field: string): LockedPackage =>
  Object.fromEntries(Object.entries(locked).filter(([name]) => name !== field));

/** Places of all packages that some need, directly or through others. */
function reachable({ packages }: Lock, names: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const visit = (from: string, needed: readonly string[]): void => {
    for (const name of needed) {
      const place = placeOf(packages, from, name);
      if (place === undefined || reached.has(place)) continue;
      reached.add(place);
      const { dependencies, optionalDependencies, peerDependencies } = packages[place] ?? {};
      visit(place, Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies }));
    }
  };
  visit('', names);
  return reached;
}

/** Where Node finds a package from another one's place: the nearest node_modules that has it. */
function placeOf(packages: Lock['packages'], from: string, name: string): string | undefined {
  const place = `${from === '' ? '' : `${from}/`}node_modules/${name}`;
  if (place in packages) return place;
  if (from === '') return undefined; // an optional one that this course does without
  const outer = from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/')));
  return placeOf(packages, outer, name);
}
