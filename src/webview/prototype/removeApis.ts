import { define } from './define.ts';

/**
 * Interfaces that speak to the outside beside the policy (WebRTC leaves by UDP in spite of `connect-src`), or
 * could make markup or another realm that the guards do not see. No prototype needs them.
 */
const unwanted =
  /^(webkit)?(RTC|Presentation|Payment|FencedFrame|XSLT|Identity|DigitalCredential|MediaMetadata|RemotePlayback|[dD]ocumentPictureInPicture|ServiceWorker|Notification|BackgroundFetch|[sS]haredStorage|LanguageModel|Translator|Summarizer)/;

/** Entry points on `navigator`, removed where the browser has them. */
const navigatorNames = [
  'sendBeacon',
  'serviceWorker',
  'mediaSession',
  'presentation',
  'registerProtocolHandler',
  'credentials',
  'share',
  'joinAdInterestGroup',
  'runAdAuction',
  'login',
  'modelContext',
];

/** Removes what is unwanted; `window.open` and the form's own `submit` become harmless. */
export function removeApis(blocked: (what: string) => void): void {
  for (const name of Object.getOwnPropertyNames(window)) {
    if (unwanted.test(name)) Reflect.deleteProperty(window, name);
    if (unwanted.test(name) && name in window) define(window, name, undefined);
  }
  for (const name of navigatorNames) {
    if (name in navigator) define(Navigator.prototype, name, undefined);
  }
  const quiet = (what: string) => (): void => blocked(what);
  define(Navigator.prototype, 'sendBeacon', () => (blocked('navigator.sendBeacon'), false));
  define(window, 'open', () => (blocked('window.open'), null));
  define(window, 'print', quiet('window.print'));
  define(HTMLFormElement.prototype, 'submit', quiet('form.submit'));
}
