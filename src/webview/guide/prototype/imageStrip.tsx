import * as l10n from '@vscode/l10n';
import { useRef } from 'preact/hooks';
import { Problem } from '../form/problem.tsx';
import { Icon } from '../../shared/icon.tsx';
import type { Images } from './useImages.ts';

/** The attached images as small pictures, and a button to pick more; nothing where the model sees none. */
export function ImageStrip({ images }: { readonly images: Images }) {
  const input = useRef<HTMLInputElement>(null);
  if (!images.offered) return null;
  return (
    <div class="images">
      {images.list.length > 0 && (
        <ul aria-label={l10n.t('Attached images')}>
          {images.list.map((image) => (
            <li key={image.id}>
              <img src={image.thumbnail} alt={image.name} title={image.name} />
              <button
                type="button"
                class="icon-button"
                title={l10n.t('Remove {0}', image.name)}
                aria-label={l10n.t('Remove {0}', image.name)}
                onClick={() => images.remove(image)}
              >
                <Icon name="cross" />
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        hidden
        aria-label={l10n.t('Images')}
        onChange={(event) => {
          images.add([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      {!images.isFull && (
        <p class="attach">
          <button type="button" class="quiet" onClick={() => input.current?.click()}>
            <Icon name="image" />
            {l10n.t('Attach an image')}
          </button>
          <span class="hint">{l10n.t('or paste it')}</span>
        </p>
      )}
      <Problem id="images" message={images.problem} />
    </div>
  );
}
