/** The whole state of the page is its address: what is shown, under which filters, in which language. */

export interface Address {
  path: string;
  query: URLSearchParams;
}

const read = (): Address => ({ path: location.pathname, query: new URLSearchParams(location.search) });

export const address = $state<{ now: Address }>({ now: read() });

window.addEventListener("popstate", () => (address.now = read()));

/** Go to a path, keeping the language; `query` replaces every other part of the state. */
export function go(path: string, query: Iterable<[string, string]> = [], replace = false): void {
  const kept = new URLSearchParams([...query].filter(([name]) => name !== "lang"));
  const lang = address.now.query.get("lang");
  if (lang) kept.set("lang", lang);
  const text = kept.toString();
  history[replace ? "replaceState" : "pushState"](null, "", text ? `${path}?${text}` : path);
  address.now = read();
}

/** Set, or with `null` take away, parts of the state; the rest stays. */
export function put(changes: Record<string, string | string[] | null>, replace = false): void {
  const query = new URLSearchParams(location.search);
  for (const [name, value] of Object.entries(changes)) {
    query.delete(name);
    for (const one of value === null ? [] : [value].flat()) query.append(name, one);
  }
  const text = query.toString();
  history[replace ? "replaceState" : "pushState"](
    null,
    "",
    text ? `${location.pathname}?${text}` : location.pathname,
  );
  address.now = read();
}

/** An address within the page, for `href`: it can be copied and opened in another tab. */
export function link(path: string, query: Record<string, string> = {}): string {
  const all = new URLSearchParams(query);
  const lang = address.now.query.get("lang");
  if (lang) all.set("lang", lang);
  const text = all.toString();
  return text ? `${path}?${text}` : path;
}

/** Follow links of the page without loading it anew; leave new tabs, downloads and other hosts to the browser. */
export function follow(event: MouseEvent): void {
  const a = (event.target as Element | null)?.closest("a");
  if (!a || event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey)
    return;
  if (a.target || a.hasAttribute("download") || a.origin !== location.origin) return;
  if (
    a.pathname.startsWith("/api/") ||
    a.pathname.startsWith("/feed") ||
    (a.hash && a.pathname === location.pathname)
  )
    return;
  event.preventDefault();
  history.pushState(null, "", a.href);
  address.now = read();
  window.scrollTo(0, 0);
}
