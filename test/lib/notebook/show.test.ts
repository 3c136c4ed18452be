import assert from 'node:assert/strict';
import { displayHtml, figureToSvg, figureToText, heatmap, show, table } from '../../../lib';
import { KERNEL_API } from '../../../lib/kernelApi';
import { display } from '../../../lib/notebook/display';
import { fakeHost } from './fakeHost';

/** Runs with a kernel under `globalThis`, as kernel/ leaves it there. */
function inKernel(run: () => void) {
  const { host, sent } = fakeHost();
  const scope = globalThis as { [KERNEL_API]?: unknown };
  const before = scope[KERNEL_API];
  scope[KERNEL_API] = host.kernel;
  try {
    run();
  } finally {
    scope[KERNEL_API] = before;
  }
  return sent.map(({ data }) => data);
}

describe('show', () => {
  it('sends a figure as one bundle: Plotly, picture, text', () => {
    const figure = heatmap([[1]], { title: 'One' });
    assert.deepEqual(
      inKernel(() => {
        show(figure);
      }),
      [
        {
          'application/vnd.plotly.v1+json': figure,
          'image/svg+xml': figureToSvg(figure),
          'text/plain': figureToText(figure),
        },
      ],
    );
  });

  it('sends a table as HTML and text', () => {
    const rows = table([{ a: 1 }]);
    assert.deepEqual(
      inKernel(() => {
        show(rows);
      }),
      [{ 'text/html': rows.html, 'text/plain': rows.text }],
    );
  });

  it('prints the text in a terminal', () => {
    const { host, written } = fakeHost({ kernel: false });
    display({ 'text/html': '<b>x</b>', 'text/plain': 'x' }, {}, host);
    assert.deepEqual(written, ['x\n']);
  });
});

describe('displayHtml', () => {
  it('sends HTML with its text', () => {
    assert.deepEqual(
      inKernel(() => {
        displayHtml('<b>yes</b>', 'yes');
      }),
      [{ 'text/html': '<b>yes</b>', 'text/plain': 'yes' }],
    );
  });
});
