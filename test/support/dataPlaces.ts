import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const NAMES = ['COURSE_DATA', 'COURSE_DATA_URL', 'COURSE_OFFLINE', 'XDG_CACHE_HOME'] as const;
type Name = (typeof NAMES)[number];

/** Where a test's data lie. */
export interface DataPlaces {
  /** An empty folder, not yet named by COURSE_DATA. */
  readonly data: string;
  /** Where downloads are kept. It does not exist yet. */
  readonly cache: string;
  /** Sets an environment variable until the test ends. */
  readonly set: (name: Name, value: string) => void;
  /** Everything in the cache, by path. */
  readonly cached: () => string[];
}

/** Gives each test of the suite empty places of its own, and no network. */
export function dataPlaces(): DataPlaces {
  let root = '';
  let before: Partial<Record<Name, string | undefined>> = {};
  const set = (name: Name, value: string | undefined) => {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  };
  beforeEach(() => {
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'course-data-'));
    fs.mkdirSync(path.join(root, 'data'));
    before = Object.fromEntries(NAMES.map((name) => [name, process.env[name]]));
    for (const name of NAMES) set(name, undefined);
    set('XDG_CACHE_HOME', path.join(root, 'home-cache'));
    set('COURSE_OFFLINE', '1');
  });
  afterEach(() => {
    for (const name of NAMES) set(name, before[name]);
    fs.rmSync(root, { recursive: true, force: true });
  });
  const cache = () => path.join(root, 'home-cache', 'contrastive-learning-notebooks');
  return {
    get data() {
      return path.join(root, 'data');
    },
    get cache() {
      return cache();
    },
    set,
    cached: () =>
      fs.existsSync(cache()) ? fs.readdirSync(cache(), { recursive: true }).map(String).sort() : [],
  };
}
