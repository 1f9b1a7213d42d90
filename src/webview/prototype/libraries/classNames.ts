/** What prototypes get as `clsx` and `classnames`: the names that hold, joined with blanks. */
function classNames(...all: unknown[]): string {
  return all
    .flatMap((each): string[] => {
      if (typeof each === 'string' || typeof each === 'number' || typeof each === 'bigint')
        return each ? [String(each)] : [];
      if (Array.isArray(each)) return [classNames(...(each as unknown[]))];
      if (typeof each !== 'object' || each === null) return [];
      return Object.entries(each).flatMap(([name, holds]) => (holds ? [name] : []));
    })
    .filter((name) => name !== '')
    .join(' ');
}

export const library = Object.assign(classNames, { __esModule: true, default: classNames, clsx: classNames });
