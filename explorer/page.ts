import { readSettings, setUpControls, sliderValue } from './controls';
import { find } from './find';
import { drawMatrix } from './matrix';
import { hasTemperature, LOSSES, negativesOf, type LossName } from './settings';
import { drawSpace } from './space';
import { initialState, lossOf, stepped, type State } from './state';

const SEED = 7;
const MILLISECONDS_A_STEP = 60;

const ABOUT: Readonly<Record<LossName, string>> = {
  infoNce:
    'Mean over the anchors, in nats: how surprising it is that the positive is the right one.',
  ntXent: 'Mean over all views, in nats: each must find its partner among all other views.',
  dcl: 'In nats, below 0 where positives beat all negatives: the positive is not in the sum.',
  margin:
    'Mean over pairs of halved squared distances; negatives farther than the margin 1 are let be.',
  positivesOnly: 'Minus the mean cosine of positives. Nothing holds different pictures apart.',
};

let state: State = initialState(SEED);
let playing: { readonly timer: number; readonly until: number } | undefined;

const write = (id: string, text: string): void => {
  find(id, HTMLElement).textContent = text;
};

/** Shows the state, and returns its loss in words. */
function draw(): string {
  const settings = readSettings();
  const { loss, temperature, batchSize } = settings;
  const total = lossOf(state, settings).toFixed(4);
  write('total', total);
  write('used-temperature', hasTemperature(loss) ? String(temperature) : 'none');
  write('used-batchSize', String(batchSize));
  write('used-negatives', String(negativesOf(settings)));
  write('about', ABOUT[loss]);
  write('count', String(state.step));
  drawSpace(state, settings);
  drawMatrix(state);
  return `Step ${state.step}: ${LOSSES[loss]} loss ${total}`;
}

/** Shows the state and has it read out; while playing only the end is, else speech would never stop. */
const announce = (): void => {
  const words = draw();
  if (!playing) write('announcement', words);
};

function pause(): void {
  if (playing) clearInterval(playing.timer);
  playing = undefined;
  announce();
}

function step(): void {
  state = stepped(state, readSettings());
  if (playing && state.step >= playing.until) pause();
  else announce();
}

function play(): void {
  if (playing) return;
  write('announcement', 'Playing');
  playing = {
    timer: window.setInterval(step, MILLISECONDS_A_STEP),
    until: state.step + sliderValue('steps'),
  };
}

function reset(): void {
  state = initialState(SEED);
  pause();
}

for (const [id, act] of Object.entries({ play, pause, step, reset })) {
  find(id, HTMLButtonElement).addEventListener('click', act);
}
setUpControls(announce);
announce();
