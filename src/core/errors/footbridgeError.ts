/** What a button under an error does: a command id with its one argument. */
export interface ErrorAction {
  readonly label: string;
  readonly command: string;
  readonly argument?: unknown;
}

/**
 * An expected failure. `template` and `values` stay apart so that the editor can translate the sentence;
 * `message` is the English text.
 */
export class FootbridgeError extends Error {
  readonly code: string;
  readonly template: string;
  readonly values: readonly string[];
  readonly action: ErrorAction | undefined;

  constructor(code: string, template: string, values: readonly string[] = [], action?: ErrorAction) {
    super(fill(template, values));
    this.name = 'FootbridgeError';
    this.code = code;
    this.template = template;
    this.values = values;
    this.action = action;
  }

  /** The same failure, whose button gives its command this argument, so that "Try Again" repeats the request. */
  withArgument(argument: unknown): FootbridgeError {
    const action = this.action && { ...this.action, argument };
    return new FootbridgeError(this.code, this.template, this.values, action);
  }
}

/** Puts `values[i]` where `template` says `{i}`. */
function fill(template: string, values: readonly string[]): string {
  return template.replaceAll(/\{(\d+)\}/g, (hole, index: string) => values[Number(index)] ?? hole);
}
