/*
 * A prebuilt JupyterLab extension, written by hand: JupyterLab loads this file at its start, finds a container
 * with `init` and `get` under `_JUPYTERLAB`, as webpack's module federation would make it, and asks it for the
 * module "./mimeExtension". plotly.js lies beside this file (set-up copies it) and is loaded with the first figure.
 */
(() => {
  'use strict';

  const MIME = 'application/vnd.plotly.v1+json';
  const folder = new URL('.', document.currentScript.src).href;

  let loading;
  /** plotly.js, loaded once. A load that failed is tried again with the next figure. */
  const loadPlotly = () => {
    loading ??= new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = `${folder}plotly.js`;
      script.onload = () => resolve(window.Plotly);
      script.onerror = () => {
        loading = undefined;
        script.remove();
        reject(new Error('plotly.js did not load; run "npm run setup" and reload this page'));
      };
      document.head.append(script);
    });
    return loading;
  };

  let webGl;
  /** Whether the browser draws on the graphics card; asked once, since each answer costs a context. */
  const hasWebGl = () => {
    if (webGl === undefined) {
      const context = document.createElement('canvas').getContext('webgl');
      webGl = context !== null;
      context?.getExtension('WEBGL_lose_context')?.loseContext();
    }
    return webGl;
  };

  /** Colours of JupyterLab's theme, for what the figure leaves open; the ground shines through. */
  const themed = (layout) => {
    const style = getComputedStyle(document.body);
    const colour = (name, fallback) => style.getPropertyValue(name).trim() || fallback;
    const text = colour('--jp-content-font-color1', '#2a2a2a');
    return {
      paper_bgcolor: 'rgba(0,0,0,0)',
      plot_bgcolor: 'rgba(0,0,0,0)',
      ...layout,
      font: { color: text, ...layout.font },
      modebar: {
        bgcolor: 'rgba(0,0,0,0)',
        color: colour('--jp-ui-font-color3', '#8a8a8a'),
        activecolor: text,
        ...layout.modebar,
      },
    };
  };

  /** The figure as drawn here: in the theme's colours, no wider than its place, on the card where there is one. */
  const fitted = ({ data = [], layout = {}, config = {}, frames }, width) => ({
    data: hasWebGl()
      ? data
      : data.map((trace) => (trace.type === 'scattergl' ? { ...trace, type: 'scatter' } : trace)),
    layout: {
      ...themed(layout),
      ...(layout.width > width && width > 0 ? { width } : {}),
    },
    // Plotly would offer to send the data to its own servers.
    config: { displaylogo: false, showSendToCloud: false, ...config },
    // What a slider goes through; it needs no kernel.
    ...(frames ? { frames } : {}),
  });

  /** The static picture that the same output carries, with the reason why it is not the moving one. */
  const showPicture = (node, svg, reason) => {
    node.replaceChildren();
    if (svg) {
      const image = document.createElement('img');
      image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
      image.alt = 'figure';
      node.append(image);
    }
    const note = document.createElement('p');
    note.textContent = `This figure is not interactive: ${reason}.`;
    node.append(note);
  };

  /** @param {typeof import('@lumino/widgets').Widget} Widget JupyterLab's own, so that its layouts accept ours. */
  const rendererClass = (Widget) =>
    class PlotlyRenderer extends Widget {
      #model;
      #width = 0;
      #drawing = Promise.resolve();
      #resizes = new ResizeObserver(() => this.#redrawAtNewWidth());
      #themes = new MutationObserver(() => this.#draw());

      constructor() {
        super();
        this.addClass('course-plotly');
        this.#resizes.observe(this.node);
        this.#themes.observe(document.body, { attributeFilter: ['data-jp-theme-name'] });
      }

      /** Called with the output, and again whenever update_display_data replaces it. */
      renderModel(model) {
        this.#model = model;
        return this.#draw();
      }

      dispose() {
        if (this.isDisposed) return;
        this.#resizes.disconnect();
        this.#themes.disconnect();
        this.#model = undefined;
        window.Plotly?.purge(this.node);
        super.dispose();
      }

      /** Draws the newest model once what is under way has ended; models that came in between are skipped. */
      #draw() {
        const model = this.#model;
        this.#drawing = this.#drawing.then(async () => {
          if (!model || model !== this.#model) return;
          try {
            const Plotly = await loadPlotly();
            if (this.isDisposed || model !== this.#model) return;
            this.#width = this.node.clientWidth;
            // A copy: Plotly writes into what it is given, and the notebook saves the model.
            const figure = fitted(structuredClone(model.data[MIME]), this.#width);
            // What an earlier failure left behind.
            if (!this.hasClass('js-plotly-plot')) this.node.replaceChildren();
            await Plotly.react(this.node, figure);
          } catch (error) {
            if (!this.isDisposed)
              showPicture(this.node, model.data['image/svg+xml'], error.message);
          }
        });
        return this.#drawing;
      }

      #redrawAtNewWidth() {
        const natural = this.#model?.data[MIME]?.layout?.width ?? Infinity;
        const width = this.node.clientWidth;
        const isSame = Math.min(width, natural) === Math.min(this.#width, natural);
        if (width > 0 && !isSame) void this.#draw();
      }
    };

  let sharedModules;
  const container = {
    init: (shared) => {
      sharedModules = shared;
    },
    get: async () => {
      const [widgets] = Object.values(sharedModules['@lumino/widgets']);
      const { Widget } = (await widgets.get())();
      const Renderer = rendererClass(Widget);
      const extension = {
        id: 'course-plotly:mime',
        rendererFactory: {
          // Figures are data: no code and no HTML of theirs is run, so untrusted notebooks show them too.
          safe: true,
          mimeTypes: [MIME],
          createRenderer: () => new Renderer(),
        },
        rank: 0,
        dataType: 'json',
      };
      return () => ({ __esModule: true, default: extension });
    },
  };

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB['course-plotly'] = container;
})();
