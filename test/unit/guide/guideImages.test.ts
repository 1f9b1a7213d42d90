import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { GuideImages } from '../../../src/editor/guide/guideImages.ts';

const png = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13]).toString('base64');
const attached = (name: string, base64 = png) =>
  ({
    type: 'attachImage',
    name,
    mediaType: 'image/png',
    base64,
    thumbnail: 'data:image/png;base64,',
  }) as const;

describe('the images attached in the guide', () => {
  it('belong to one experiment and go with its next turn', () => {
    const images = new GuideImages();
    images.add('one', attached('sketch.png'));
    images.add('another', attached('other.png'));
    assert.deepEqual(
      images.of('one').map(({ name }) => name),
      ['sketch.png'],
    );
    assert.deepEqual(images.forModel('one'), [{ mediaType: 'image/png', base64: png }]);
    assert.deepEqual(images.of(undefined), []);
  });

  it('are four at most', () => {
    const images = new GuideImages();
    for (const name of ['1', '2', '3', '4', '5']) images.add('one', attached(name));
    assert.equal(images.of('one').length, 4);
  });

  it('are what their bytes say, and nothing else is taken', () => {
    const images = new GuideImages();
    images.add('one', attached('page.png', Buffer.from('<html><script>').toString('base64')));
    const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0, 0, 0, 0, 0]).toString('base64');
    images.add('one', attached('photo.png', jpeg));
    assert.deepEqual(
      images.forModel('one').map(({ mediaType }) => mediaType),
      ['image/jpeg'],
    );
  });

  it('are forgotten once their turn succeeded, but not those that came meanwhile', () => {
    const images = new GuideImages();
    images.add('one', attached('first'));
    const sent = images.forModel('one');
    images.add('one', attached('second'));
    images.sent(sent);
    assert.deepEqual(
      images.of('one').map(({ name }) => name),
      ['second'],
    );
    images.remove(images.of('one')[0]?.id ?? '');
    assert.deepEqual(images.of('one'), []);
  });
});
