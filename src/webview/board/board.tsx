import * as l10n from '@vscode/l10n';
import { useCallback, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import type { BoardEntry, BoardView } from '../../protocol/board.ts';
import { FigureCards } from './figureCards.tsx';
import { figuresOf } from './figures.ts';
import { FilterBar, findId } from './filterBar.tsx';
import { Grid } from './grid.tsx';
import { Header } from './header.tsx';
import { useBoard, useHost } from './host.ts';
import { Icon } from '../shared/icon.tsx';
import { useKeptFocus } from '../shared/useKeptFocus.ts';
import { filterEntries, isFiltered, noFilter, readLooks, searchText, type Looks } from './looks.ts';
import { sortEntries } from './sortEntries.ts';

/** The whole page. */
export function Board() {
  const board = useBoard();
  if (!board || board.reading) return <Reading reading={board?.reading} />;
  return <ReadBoard board={board} />;
}

function Reading({ reading }: { readonly reading: BoardView['reading'] }) {
  return (
    <div class="quiet-page" role="status">
      <h1>{l10n.t('Experiments')}</h1>
      <p>
        {reading && reading.all > 0
          ? l10n.t('Reading experiments: {0} of {1}', reading.done, reading.all)
          : l10n.t('Reading experiments…')}
      </p>
      <progress
        aria-label={l10n.t('Reading experiments…')}
        {...(reading && reading.all > 0 ? { value: reading.done, max: reading.all } : {})}
      />
    </div>
  );
}

function ReadBoard({ board }: { readonly board: BoardView }) {
  useKeptFocus();
  const host = useHost();
  const [looks, setLooks] = useState<Looks>(() => readLooks(host.remembered()));
  // Before it is painted, as VS Code may throw a page away in the moment after a press.
  useLayoutEffect(() => host.remember(looks), [host, looks]);
  const { filter, sorting } = looks;
  const nameOf = useMemo(() => namesOf(board), [board]);
  // A lab may be gone that was asked for when the window was last open.
  const known = useMemo(
    () => (board.labs.some(({ id }) => id === filter.lab) ? filter : { ...filter, lab: '' }),
    [board, filter],
  );
  // Both are kept while somebody types: of thousands only those that fit are picked then.
  const texts = useMemo(
    () => new Map(board.entries.map((entry) => [entry, searchText(entry, nameOf)])),
    [board, nameOf],
  );
  const sorted = useMemo(() => sortEntries(board.entries, sorting), [board, sorting]);
  const textOf = useCallback((entry: BoardEntry) => texts.get(entry) ?? '', [texts]);
  const found = useMemo(() => filterEntries(sorted, known, textOf), [sorted, known, textOf]);
  const figures = useMemo(() => figuresOf(found), [found]);
  const changeFilter = (change: Partial<Looks['filter']>): void =>
    setLooks((before) => ({ ...before, filter: { ...before.filter, ...change } }));
  const open = (key: string): void => host.send({ type: 'open', key });
  return (
    <>
      <Header
        board={board}
        save={() => host.send({ type: 'saveTable', keys: found.map(({ key }) => key) })}
      />
      {board.entries.length === 0 ? (
        <Nothing hasLab={board.labs.some(({ problem }) => problem === undefined)} />
      ) : (
        <>
          <FigureCards figures={figures} />
          <FilterBar
            board={board}
            filter={known}
            found={found.length}
            textOf={textOf}
            change={changeFilter}
          />
          {found.length === 0 ? (
            <p class="nothing">
              {l10n.t('No experiment fits what you look for.')}{' '}
              <button
                type="button"
                class="link"
                onClick={() => {
                  changeFilter(noFilter);
                  // The button goes away with this.
                  document.getElementById(findId)?.focus();
                }}
              >
                {l10n.t('Show all')}
              </button>
            </p>
          ) : (
            <Grid
              entries={found}
              isFiltered={isFiltered(known)}
              sorting={sorting}
              sort={(next) => setLooks((before) => ({ ...before, sorting: next }))}
              labName={board.labs.length > 1 ? nameOf : undefined}
              isHere={(lab) => board.labs.some(({ id, isHere }) => id === lab && isHere)}
              open={open}
            />
          )}
        </>
      )}
    </>
  );
}

function namesOf({ labs }: BoardView): (folder: string) => string {
  const names = new Map(labs.map(({ id, name }) => [id, name]));
  return (folder) => names.get(folder) ?? folder;
}

function Nothing({ hasLab }: { readonly hasLab: boolean }) {
  const host = useHost();
  return (
    <div class="nothing">
      <p>
        {hasLab
          ? l10n.t('There are no experiments yet. Frame a hypothesis in the guide, and it appears here.')
          : l10n.t('There is no lab in this window. Add the folder of one that your team shares.')}
      </p>
      {!hasLab && (
        <button type="button" class="primary" onClick={() => host.send({ type: 'addLab' })}>
          <Icon name="add" />
          {l10n.t('Add a Lab…')}
        </button>
      )}
    </div>
  );
}
