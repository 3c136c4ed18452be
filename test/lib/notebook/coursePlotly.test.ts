import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { compileFunction } from 'node:vm';
import { figureToSvg, heatmap } from '../../../lib';

const ENTRY = path.resolve(
  __dirname,
  '../../../kernel/jupyter/labextensions/course-plotly/static/remoteEntry.js',
);
const MIME = 'application/vnd.plotly.v1+json';

interface Renderer {
  readonly renderModel: (model: { data: Record<string, unknown> }) => Promise<void>;
  readonly dispose: () => void;
}

interface Extension {
  readonly id: string;
  readonly rendererFactory: {
    readonly safe: boolean;
    readonly mimeTypes: string[];
    readonly createRenderer: () => Renderer;
  };
}

/** What Plotly was asked to do. */
interface Drawing {
  readonly call: 'react' | 'purge';
  readonly data?: { type: string }[];
  readonly layout?: { width?: number; font: { color: string }; paper_bgcolor: string };
  readonly config?: object;
  readonly frames?: { name: string }[];
}

/** A page with as much of a browser and of JupyterLab as the extension touches. */
function fakePage({ plotlyLoads = true, webGl = true, width = 900 } = {}) {
  const drawings: Drawing[] = [];
  const scripts: string[] = [];
  const shown: Record<string, string>[] = [];
  const observers: { kind: string; notify: () => void; connected: boolean }[] = [];
  const theme: Record<string, string> = { '--jp-content-font-color1': ' black ' };
  const node = {
    clientWidth: width,
    classes: new Set<string>(),
    replaceChildren: () => (shown.length = 0),
    append: (child: Record<string, string>) => shown.push(child),
  };
  const Plotly = {
    react: (target: typeof node, asked: Omit<Drawing, 'call'>) => {
      target.classes.add('js-plotly-plot');
      drawings.push({ call: 'react', ...asked });
      // Plotly writes what it works out into what it was given.
      Object.assign(asked.layout!, { written: true });
      return Promise.resolve();
    },
    purge: () => drawings.push({ call: 'purge' }),
  };
  const window: Record<string, unknown> = {};
  const page = { plotlyLoads };
  const document = {
    currentScript: {
      src: 'http://host/lab/extensions/course-plotly/static/remoteEntry.js?v=a/b',
    },
    body: {},
    createElement: (tag: string) =>
      tag === 'canvas'
        ? { getContext: () => (webGl ? { getExtension: () => null } : null) }
        : { tag, remove: () => undefined },
    head: {
      append: (script: { src: string; onload: () => void; onerror: () => void }) => {
        scripts.push(script.src);
        if (page.plotlyLoads) window['Plotly'] = Plotly;
        queueMicrotask(page.plotlyLoads ? script.onload : script.onerror);
      },
    },
  };
  class Observer {
    readonly entry: (typeof observers)[number];
    constructor(kind: string, notify: () => void) {
      this.entry = { kind, notify, connected: false };
      observers.push(this.entry);
    }
    observe() {
      this.entry.connected = true;
    }
    disconnect() {
      this.entry.connected = false;
    }
  }
  class Resize extends Observer {
    constructor(notify: () => void) {
      super('resize', notify);
    }
  }
  class Mutation extends Observer {
    constructor(notify: () => void) {
      super('theme', notify);
    }
  }
  class Widget {
    node = node;
    isDisposed = false;
    addClass(name: string) {
      this.node.classes.add(name);
    }
    hasClass(name: string) {
      return this.node.classes.has(name);
    }
    dispose() {
      this.isDisposed = true;
    }
  }
  const getComputedStyle = () => ({ getPropertyValue: (name: string) => theme[name] ?? '' });
  const run = compileFunction(readFileSync(ENTRY, 'utf8'), [
    'window',
    'document',
    'ResizeObserver',
    'MutationObserver',
    'getComputedStyle',
  ]) as (...globals: unknown[]) => void;
  run(window, document, Resize, Mutation, getComputedStyle);
  const extension = async (): Promise<Extension> => {
    const containers = window['_JUPYTERLAB'] as Record<
      string,
      {
        init: (shared: unknown) => void;
        get: (name: string) => Promise<() => { default: Extension }>;
      }
    >;
    const container = containers['course-plotly']!;
    container.init({
      '@lumino/widgets': { '2.7.0': { get: () => Promise.resolve(() => ({ Widget })) } },
    });
    return (await container.get('./mimeExtension'))().default;
  };
  const renderer = async () => (await extension()).rendererFactory.createRenderer();
  const notify = async (kind: string) => {
    for (const observer of observers)
      if (observer.kind === kind && observer.connected) observer.notify();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { page, drawings, scripts, shown, observers, theme, node, extension, renderer, notify };
}

const figure = heatmap([[1, 2]], { title: 'One' });
const svg = figureToSvg(figure);
const model = () => ({
  data: { [MIME]: JSON.parse(JSON.stringify(figure)) as object, 'image/svg+xml': svg },
});

describe('the Plotly renderer for JupyterLab', () => {
  it('offers itself for Plotly figures, in untrusted notebooks too', async () => {
    const { extension } = fakePage();
    const { id, rendererFactory } = await extension();
    assert.equal(id, 'course-plotly:mime');
    assert.equal(rendererFactory.safe, true);
    assert.deepEqual(rendererFactory.mimeTypes, [MIME]);
  });

  it('loads plotly.js from beside itself, with the first figure and once', async () => {
    const { scripts, renderer } = fakePage();
    const [first, second] = [await renderer(), await renderer()];
    assert.deepEqual(scripts, []);
    await Promise.all([first.renderModel(model()), second.renderModel(model())]);
    assert.deepEqual(scripts, ['http://host/lab/extensions/course-plotly/static/plotly.js']);
  });

  it('draws the figure in the colours of the theme, and again when the theme changes', async () => {
    const { drawings, theme, renderer, notify } = fakePage();
    await (await renderer()).renderModel(model());
    assert.equal(drawings[0]!.layout!.font.color, 'black');
    assert.equal(drawings[0]!.layout!.paper_bgcolor, 'rgba(0,0,0,0)');
    assert.deepEqual(drawings[0]!.config, { displaylogo: false, showSendToCloud: false });
    theme['--jp-content-font-color1'] = 'white';
    await notify('theme');
    assert.deepEqual(
      drawings.map(({ layout }) => layout!.font.color),
      ['black', 'white'],
    );
  });

  it('leaves the colours that a figure sets', async () => {
    const { drawings, renderer } = fakePage();
    const own = {
      data: { [MIME]: { data: [], layout: { font: { color: 'red' }, paper_bgcolor: 'blue' } } },
    };
    await (await renderer()).renderModel(own);
    assert.equal(drawings[0]!.layout!.font.color, 'red');
    assert.equal(drawings[0]!.layout!.paper_bgcolor, 'blue');
  });

  it('hands over the frames of a film, and none where there are none', async () => {
    const { drawings, renderer } = fakePage();
    const plot = await renderer();
    const frames = [{ name: '1', data: [{ x: [1], y: [2] }] }];
    await plot.renderModel({ data: { [MIME]: { data: [], layout: {}, frames } } });
    await plot.renderModel(model());
    assert.deepEqual(drawings[0]!.frames, frames);
    assert.ok(!('frames' in drawings[1]!));
  });

  it('updates the same plot in place', async () => {
    const { drawings, renderer } = fakePage();
    const plot = await renderer();
    await plot.renderModel(model());
    await plot.renderModel(model());
    assert.deepEqual(
      drawings.map(({ call }) => call),
      ['react', 'react'],
    );
  });

  it('skips figures that are out of date before they are drawn', async () => {
    const { drawings, renderer } = fakePage();
    const plot = await renderer();
    await Promise.all([1, 2, 3, 4].map(() => plot.renderModel(model())));
    assert.equal(drawings.length, 1);
  });

  it('leaves the notebook’s own data as they are', async () => {
    const { renderer } = fakePage();
    const mine = model();
    await (await renderer()).renderModel(mine);
    assert.deepEqual(mine, model());
  });

  it('is no wider than its place, and follows it', async () => {
    const { drawings, node, renderer, notify } = fakePage({ width: 250 });
    await (await renderer()).renderModel(model());
    node.clientWidth = 220;
    await notify('resize');
    node.clientWidth = 2000;
    await notify('resize');
    node.clientWidth = 3000;
    await notify('resize');
    assert.deepEqual(
      drawings.map(({ layout }) => layout!.width),
      [250, 220, figure.layout.width],
    );
  });

  it('waits for a place of any width', async () => {
    const { drawings, node, renderer, notify } = fakePage({ width: 0 });
    await (await renderer()).renderModel(model());
    node.clientWidth = 100;
    await notify('resize');
    assert.deepEqual(
      drawings.map(({ layout }) => layout!.width),
      [figure.layout.width, 100],
    );
  });

  it('draws without the graphics card where the browser has none', async () => {
    const points = { data: { [MIME]: { data: [{ type: 'scattergl' }, { type: 'bar' }] } } };
    for (const [webGl, wanted] of [
      [true, 'scattergl'],
      [false, 'scatter'],
    ] as const) {
      const { drawings, renderer } = fakePage({ webGl });
      await (await renderer()).renderModel(points);
      assert.deepEqual(
        drawings[0]!.data!.map(({ type }) => type),
        [wanted, 'bar'],
      );
    }
  });

  it('shows the static picture and says why where plotly.js is missing, and tries again', async () => {
    const { page, drawings, shown, renderer } = fakePage({ plotlyLoads: false });
    const plot = await renderer();
    await plot.renderModel(model());
    assert.equal(decodeURIComponent(shown[0]!['src']!.split(',')[1]!), svg);
    assert.match(
      shown[1]!['textContent']!,
      /not interactive: plotly\.js did not load; run "npm run setup"/,
    );
    page.plotlyLoads = true;
    await plot.renderModel(model());
    assert.deepEqual(shown, []);
    assert.equal(drawings.length, 1);
  });

  it('gives back what it holds', async () => {
    const { drawings, observers, renderer, notify } = fakePage();
    const plot = await renderer();
    await plot.renderModel(model());
    plot.dispose();
    plot.dispose();
    await notify('theme');
    assert.deepEqual(
      drawings.map(({ call }) => call),
      ['react', 'purge'],
    );
    assert.ok(observers.every(({ connected }) => !connected));
  });

  it('draws nothing once it is disposed of, even if plotly.js comes later', async () => {
    const { drawings, renderer } = fakePage();
    const plot = await renderer();
    const drawing = plot.renderModel(model());
    plot.dispose();
    await drawing;
    assert.deepEqual(
      drawings.filter(({ call }) => call === 'react'),
      [],
    );
  });
});
