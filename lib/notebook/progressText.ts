import { escapeHtml } from './escapeHtml';

/** Values that go beside a progress bar, such as the current loss. */
export type Notes = Readonly<Record<string, number | string>>;

/** How far a task is. */
export interface Progress {
  readonly label: string;
  readonly completed: number;
  readonly total: number;
  /** Milliseconds since the start. */
  readonly elapsed: number;
  readonly state: 'running' | 'done' | 'stopped';
  readonly notes: Notes;
}

const COLOURS = { running: '#3f90da', done: '#2e9e5b', stopped: '#e76300' } as const;
const BLOCKS = 20;

const shareOf = ({ completed, total }: Progress): number => (total > 0 ? completed / total : 1);

/** `65000` → `1:05`; below a minute `2.4 s`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const rest = two(seconds % 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${rest}` : `${minutes}:${rest}`;
}

/** What stands beside the bar: share, count, rate, elapsed and remaining time, notes. */
export function progressNumbers(progress: Progress): string {
  const { completed, total, elapsed, state, notes } = progress;
  const perSecond = elapsed > 0 ? (1000 * completed) / elapsed : 0;
  const left = perSecond > 0 ? `${duration((1000 * (total - completed)) / perSecond)} left` : '';
  return [
    state === 'stopped' ? 'stopped' : `${Math.floor(100 * shareOf(progress))} %`,
    `${completed}/${total}`,
    rateText(perSecond),
    duration(elapsed),
    state === 'running' ? left : '',
    ...Object.entries(notes).map(([name, value]) => `${name} ${noteText(value)}`),
  ]
    .filter((part) => part !== '')
    .join(' · ');
}

function rateText(perSecond: number): string {
  if (perSecond === 0) return '';
  if (perSecond < 1) return `${duration(1000 / perSecond)} each`;
  return `${perSecond < 10 ? perSecond.toFixed(1) : perSecond.toFixed(0)}/s`;
}

const noteText = (value: number | string): string =>
  typeof value === 'string' || Number.isInteger(value) ? String(value) : value.toPrecision(4);

/** One line of text: label, bar, numbers. */
export function progressText(progress: Progress): string {
  const full = Math.floor(BLOCKS * shareOf(progress));
  const bar = '█'.repeat(full) + '░'.repeat(BLOCKS - full);
  return `${progress.label} ${bar} ${progressNumbers(progress)}`;
}

/** The same as HTML, with a bar that screen readers can read. */
export function progressHtml(progress: Progress): string {
  const { label, completed, total, state } = progress;
  const width = `${(100 * shareOf(progress)).toFixed(1)}%`;
  const name = escapeHtml(label);
  const track =
    'flex: 0 0 16em; height: 0.7em; border-radius: 0.35em; overflow: hidden; background: rgba(128,128,128,0.3)';
  const fill = `width: ${width}; height: 100%; background: ${COLOURS[state]}`;
  return (
    `<div data-progress="${state}" style="display: flex; flex-wrap: wrap; align-items: center; gap: 0 0.8em; font-variant-numeric: tabular-nums">` +
    `<span>${name}</span>` +
    `<div role="progressbar" aria-label="${name}" aria-valuemin="0" aria-valuemax="${total}" aria-valuenow="${completed}" style="${track}"><div style="${fill}"></div></div>` +
    `<span>${escapeHtml(progressNumbers(progress))}</span></div>`
  );
}
