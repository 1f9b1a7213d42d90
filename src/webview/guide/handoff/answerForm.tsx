import * as l10n from '@vscode/l10n';
import { useRef, useState } from 'preact/hooks';
import type { HandoffView } from '../../../protocol/guideHandoff.ts';
import { Field } from '../form/field.tsx';
import { useHost } from '../host.ts';
import { useKept, useKeptText } from '../memory.ts';
import { foldUp } from './foldUp.ts';

type Status = HandoffView['reviews'][number]['status'];

/** Writes down what engineering answered, for whoever was told. @param experiment its slug */
export function AnswerForm({ experiment }: { readonly experiment: string }) {
  const host = useHost();
  const details = useRef<HTMLDetailsElement>(null);
  const [kept, choose] = useKept(`answer:${experiment}`);
  const status: Status = kept === 'returned' ? 'returned' : 'accepted';
  const [reviewer, setReviewer] = useKeptText(`answer-by:${experiment}`);
  const [reason, setReason] = useKeptText(`answer-why:${experiment}`);
  const [owner, setOwner] = useKeptText(`answer-owner:${experiment}`);
  const [spec, setSpec] = useKeptText(`answer-spec:${experiment}`);
  const [tried, setTried] = useState(false);
  const isAccepted = status === 'accepted';
  const record = (): void => {
    setTried(true);
    const missing = [
      ['answer-by', reviewer],
      ['answer-why', reason],
    ].find(([, text]) => text?.trim() === '');
    if (missing) return document.getElementById(missing[0] ?? '')?.focus();
    const answer = { status, reviewer: reviewer.trim(), reason: reason.trim() };
    const further = {
      ...(owner.trim() && { owner: owner.trim() }),
      ...(spec.trim() && { spec: spec.trim() }),
    };
    host.send({ type: 'reviewBrief', answer: isAccepted ? { ...answer, ...further } : answer });
    for (const forget of [choose, setReviewer, setReason, setOwner, setSpec]) forget(undefined);
    if (details.current) foldUp(details.current);
  };
  return (
    <details class="more" ref={details}>
      <summary>{l10n.t('Answer for engineering…')}</summary>
      <StatusChoice value={status} onChange={choose} />
      <TextField
        id="answer-by"
        label={l10n.t('Who answered?')}
        limit={100}
        value={reviewer}
        problem={tried && reviewer.trim() === '' ? l10n.t('Say who answered.') : undefined}
        onType={setReviewer}
      />
      <TextField
        id="answer-why"
        label={isAccepted ? l10n.t('What will be built, and why?') : l10n.t('What is missing?')}
        limit={4000}
        value={reason}
        problem={tried && reason.trim() === '' ? l10n.t('Say it in a few words.') : undefined}
        onType={setReason}
      />
      {isAccepted && (
        <>
          <TextField
            id="answer-owner"
            label={l10n.t('Who takes it on?')}
            limit={100}
            value={owner}
            optional
            onType={setOwner}
          />
          <TextField
            id="answer-spec"
            label={l10n.t('Where does the specification lie?')}
            limit={500}
            value={spec}
            optional
            onType={setSpec}
          />
        </>
      )}
      <div class="buttons">
        <button type="button" class="secondary" onClick={record}>
          {isAccepted ? l10n.t('Record: accepted') : l10n.t('Record: returned')}
        </button>
      </div>
    </details>
  );
}

interface StatusChoiceProps {
  readonly value: Status;
  readonly onChange: (status: Status) => void;
}

function StatusChoice({ value, onChange }: StatusChoiceProps) {
  const words: [Status, string][] = [
    ['accepted', l10n.t('Accepted: engineering takes it on')],
    ['returned', l10n.t('Returned: something is missing')],
  ];
  return (
    <fieldset class="field choices">
      <legend>{l10n.t('What did engineering answer?')}</legend>
      {words.map(([status, word]) => (
        <label key={status} class="choice">
          <input
            type="radio"
            name="answer"
            value={status}
            checked={status === value}
            onChange={() => onChange(status)}
          />
          <span>{word}</span>
        </label>
      ))}
    </fieldset>
  );
}

interface TextFieldProps {
  readonly id: string;
  readonly label: string;
  readonly limit: number;
  readonly value: string;
  readonly problem?: string | undefined;
  readonly optional?: boolean;
  readonly onType: (text: string) => void;
}

function TextField({ id, label, limit, value, problem, optional = false, onType }: TextFieldProps) {
  return (
    <Field id={id} label={label} problem={problem} optional={optional}>
      {(attributes) => (
        <textarea
          {...attributes}
          rows={1}
          maxLength={limit}
          value={value}
          onInput={(event) => onType(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
