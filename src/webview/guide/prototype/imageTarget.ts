import type { Images } from './useImages.ts';

/** Makes an element take images that are pasted into it or dropped on it; nothing where the model sees none. */
export function imageTarget(images: Images) {
  if (!images.offered) return {};
  const take = (event: Event, data: DataTransfer | null): void => {
    const files = [...(data?.files ?? [])].filter(({ type }) => type.startsWith('image/'));
    if (files.length === 0) return;
    event.preventDefault();
    images.add(files);
  };
  return {
    onPaste: (event: ClipboardEvent) => take(event, event.clipboardData),
    onDrop: (event: DragEvent) => take(event, event.dataTransfer),
    onDragOver: (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    },
  };
}
