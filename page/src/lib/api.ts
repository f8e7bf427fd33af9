/** The API as the page asks it: every error is the API's own form, and shown with its mend. */

export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly mend: string | null,
    readonly where: string | null,
  ) {
    super(message);
  }
}

/** Told to the window when the API answers that nobody is logged in. */
export const LOGIN_WANTED = "rasid-login";

export const BASE = "/api/v1";
export type Query = Iterable<[string, string]> | Record<string, string>;

function url(path: string, query?: Query): string {
  const text = query ? new URLSearchParams(query as Record<string, string>).toString() : "";
  return BASE + path + (text ? `?${text}` : "");
}

async function answer<T>(response: Response): Promise<T> {
  if (response.status === 204) return undefined as T;
  const body = await response.json().catch(() => null);
  if (response.ok && body !== null) return body as T;
  const e = body?.error ?? {};
  if (e.code === "LOGIN_NEEDED") window.dispatchEvent(new Event(LOGIN_WANTED));
  throw new ApiError(
    response.status,
    e.code ?? "NO_ANSWER",
    e.message ?? response.statusText,
    e.mend ?? null,
    e.where ?? null,
  );
}

export async function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  return answer<T>(await fetch(url(path, query), { signal, headers: { Accept: "application/json" } }));
}

export async function send<T>(
  method: "POST" | "PATCH" | "DELETE",
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<T> {
  const headers = { "Content-Type": "application/json", "X-Rasid": "1" };
  // What is sent as the page goes away is sent nevertheless.
  const request = {
    method,
    headers,
    body: JSON.stringify(body ?? {}),
    signal,
    keepalive: method === "DELETE",
  };
  return answer<T>(await fetch(url(path), request));
}

export { url };
