import type { Figure } from '../plot/figure';
import { figureToSvg } from '../plot/figureToSvg';
import { stillOf } from '../plot/film';
import { escapeHtml } from './escapeHtml';

// Milliseconds a frame is shown while the film plays.
const PACE = 400;

/**
 * A film as HTML that needs neither Plotly nor a kernel nor a network: a picture for each frame, and a slider.
 *
 * Where no script runs, the last frame is seen. There are no ids, so that any number share a page.
 */
export function filmHtml(figure: Figure): string {
  const frames = figure.frames ?? [];
  const last = frames.length - 1;
  const prefix = figure.layout.sliders?.[0]?.currentvalue.prefix ?? '';
  const pictures = frames.map(({ name }, i) => {
    const svg = figureToSvg(stillOf(figure, i));
    const title = escapeHtml(`${prefix}${name}`);
    return `<div data-frame="${title}"${i === last ? '' : ' style="display: none"'}>${svg}</div>`;
  });
  const label = escapeHtml(prefix.trim() || 'frame');
  return (
    `<div>${pictures.join('')}` +
    `<p data-controls style="display: none"><button type="button">Play</button> ` +
    `<input type="range" min="0" max="${last}" value="${last}" step="1" aria-label="${label}" ` +
    `style="width: 300px; vertical-align: middle"> <output></output></p></div>` +
    `<script>(${MOVE})(document.currentScript.previousElementSibling, ${PACE});</script>`
  );
}

// Runs in the page, so it is text: what the slider and the button do.
const MOVE = `(root, pace) => {
  const frames = [...root.querySelectorAll('[data-frame]')];
  const [controls, button, slider, output] = ['[data-controls]', 'button', 'input', 'output'].map((s) => root.querySelector(s));
  let timer;
  const show = () => {
    frames.forEach((frame, i) => { frame.style.display = i === Number(slider.value) ? '' : 'none'; });
    output.value = frames[slider.value].dataset.frame;
    slider.setAttribute('aria-valuetext', output.value);
  };
  const pause = () => { clearInterval(timer); timer = undefined; button.textContent = 'Play'; };
  const next = () => {
    slider.value = Number(slider.value) + 1;
    show();
    if (slider.value === slider.max) pause();
  };
  button.onclick = () => {
    if (timer !== undefined) return pause();
    if (slider.value === slider.max) { slider.value = 0; show(); }
    if (slider.value === slider.max) return;
    button.textContent = 'Pause';
    timer = setInterval(next, pace);
  };
  slider.oninput = () => { pause(); show(); };
  controls.style.display = '';
  show();
}`;
