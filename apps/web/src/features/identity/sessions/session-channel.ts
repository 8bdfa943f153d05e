/** Tells the other tabs of this browser, which share the session, that it acts in another role now or is over. */
const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('gorodok.session');

// A channel is of this origin alone, and knows no other argument; the rule takes it for a window.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
export const tellOtherTabs = (): void => channel?.postMessage('changed');

export function onSessionChangedElsewhere(react: () => void): void {
  channel?.addEventListener('message', react);
}
