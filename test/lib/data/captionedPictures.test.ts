import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { captionedPictures } from '../../../lib/data';
import { attributesOf, captionOf } from '../../../lib/data/embedded/attributes';
import { drawnPictures } from '../../../lib/data/embedded/pictures';

describe('captionedPictures', () => {
  const { pictures, attributes, captions } = captionedPictures({ limit: 600 });

  it('has the drawn pictures as they are without captions, which stay what they have been', () => {
    for (const [split, digest] of [
      ['train', '7b3bd48cd19aba4be0c94103e2092f2471feefea483b6354e49800a1031319dc'],
      ['test', '7506b85fa6144173f244b0953e2194f05e232f726d67a2fbcba731d4e6819af3'],
    ] as const) {
      const drawn = drawnPictures(split, 100);
      const captioned = captionedPictures({ split, limit: 100 }).pictures;
      assert.deepEqual(captioned.images, drawn.images);
      assert.deepEqual(captioned.labels, drawn.labels);
      assert.equal(createHash('sha256').update(drawn.images).digest('hex'), digest);
    }
  });

  it('says the same each time, one caption a picture', () => {
    assert.deepEqual([attributes.length, captions.length], [600, 600]);
    assert.deepEqual(captionedPictures({ limit: 20 }).captions, captions.slice(0, 20));
    assert.equal(captions[0], captionOf(attributes[0]!));
  });

  it('names the shape by the class', () => {
    attributes.forEach(({ shape }, i) => {
      assert.equal(shape, pictures.classNames[pictures.labels[i]!]);
    });
  });

  it('uses every word that there is, none too seldom', () => {
    const counts = (key: 'colour' | 'size' | 'place') => {
      const found: Record<string, number> = {};
      for (const each of attributes) found[each[key]] = (found[each[key]] ?? 0) + 1;
      return found;
    };
    assert.equal(Object.keys(counts('colour')).length, 9);
    assert.deepEqual(Object.keys(counts('size')).sort(), ['large', 'medium', 'small']);
    assert.equal(Object.keys(counts('place')).length, 9);
    for (const key of ['colour', 'size', 'place'] as const) {
      for (const [word, count] of Object.entries(counts(key))) {
        assert.ok(count > 0.02 * 600, `${word}: ${count}`);
      }
    }
  });

  it('names the colour that the body shows, and the side on which the object lies', () => {
    const { images } = pictures;
    const at = (i: number, x: number, y: number) => [0, 1, 2].map((c) => images[3072 * i + 3 * (32 * y + x) + c]!); // prettier-ignore
    const far = (a: readonly number[], b: readonly number[]) => Math.hypot(...a.map((v, c) => v - b[c]!)); // prettier-ignore
    /** Where what differs from the picture's corner lies on average, from −1 to 1. */
    const middle = (i: number, axis: 0 | 1) => {
      let [total, moment] = [0, 0];
      for (let y = 0; y < 32; y += 1) {
        for (let x = 0; x < 32; x += 1) {
          const weight = far(at(i, x, y), at(i, 0, 0)) ** 2;
          total += weight;
          moment += (weight * ([x, y][axis]! - 15.5)) / 16;
        }
      }
      return moment / total;
    };
    const mean = (word: string, axis: 0 | 1) => {
      const members = attributes.flatMap(({ place }, i) => (place.includes(word) ? [i] : []));
      return members.reduce((sum, i) => sum + middle(i, axis), 0) / members.length;
    };
    assert.ok(mean('left', 0) < mean('centre', 0) - 0.1 && mean('centre', 0) < mean('right', 0) - 0.1); // prettier-ignore
    assert.ok(mean('top', 1) < mean('centre', 1) - 0.1 && mean('centre', 1) < mean('bottom', 1) - 0.1); // prettier-ignore
    // At the centre of a plain large shape, red is the largest channel where the caption says red.
    const isLargest = (channel: number, colour: string) => {
      const members = attributes.flatMap(({ colour: c, place, size }, i) =>
        c === colour && place === 'centre' && size === 'large' ? [i] : [],
      );
      const hits = members.filter((i) => {
        const seen = at(i, 16, 16);
        return Math.max(...seen) === seen[channel];
      });
      return hits.length / members.length;
    };
    assert.ok(isLargest(0, 'red') > 0.6 && isLargest(1, 'green') > 0.6 && isLargest(2, 'blue') > 0.6); // prettier-ignore
  });

  it('refuses an unknown split and a limit that is none', () => {
    assert.throws(() => captionedPictures({ limit: 0 }), {
      name: 'RangeError',
      message: 'captionedPictures: limit is 0; it must be a whole number above 0.',
    });
    assert.throws(() => captionedPictures({ split: 'all' as 'train' }), /split is 'all'/);
  });
});

describe('the words for a scene', () => {
  const scene = (change: Partial<Parameters<typeof attributesOf>[0]>) =>
    attributesOf({ label: 1, colour: [200, 10, 10], size: 0.7, centre: [0, 0], ...change }, [
      'house',
      'tree',
    ]);

  it('are the hue’s name, and gray where there is next to none', () => {
    const names = [
      [[200, 10, 10], 'red'],
      [[200, 10, 40], 'red'],
      [[40, 4, 4], 'red'],
      [[200, 120, 10], 'orange'],
      [[200, 200, 10], 'yellow'],
      [[10, 200, 10], 'green'],
      [[10, 200, 200], 'turquoise'],
      [[10, 10, 200], 'blue'],
      [[150, 10, 200], 'purple'],
      [[200, 10, 140], 'pink'],
      [[200, 170, 170], 'gray'],
      [[0, 0, 0], 'gray'],
    ] as const;
    for (const [colour, name] of names)
      assert.equal(scene({ colour }).colour, name, String(colour));
  });

  it('are small and large for a third each, and a place in nine', () => {
    assert.deepEqual(
      [0.5, 0.7, 0.9].map((size) => scene({ size }).size),
      ['small', 'medium', 'large'],
    );
    const places = [-0.5, 0, 0.5].flatMap((y) =>
      [-0.5, 0, 0.5].map((x) => scene({ centre: [x, y] }).place),
    );
    assert.equal(
      places.join(', '),
      'top left, top, top right, left, centre, right, bottom left, bottom, bottom right',
    );
  });

  it('make a sentence with the right article, which says nothing of a medium size', () => {
    const red = scene({ centre: [-0.5, -0.5] });
    assert.equal(captionOf({ ...red, size: 'small' }), 'a small red tree, top left');
    assert.equal(captionOf(red), 'a red tree, top left');
    assert.equal(captionOf({ ...red, colour: 'orange' }), 'an orange tree, top left');
  });
});
