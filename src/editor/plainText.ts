/**
 * Makes a value safe to put into a notification: VS Code turns `[text](command:…)` there into a link that
 * runs a command, and file names, titles and providers' sentences are not ours. An invisible joiner between
 * the brackets keeps the words and breaks the link.
 */
export function plainText(value: string): string {
  return value.replaceAll('](', ']\u2060(');
}
