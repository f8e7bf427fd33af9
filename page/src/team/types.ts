/** The shapes of an account and of a team's people, as the API gives them. */

export interface Me {
  name: string;
  role: string;
  rights: string[];
  must_change: boolean;
  totp: boolean;
  fresh: boolean;
}
export interface SessionRow {
  id: string;
  made: string;
  seen: string;
  agent: string;
  this?: boolean;
}
export interface TokenRow {
  id: string;
  name: string;
  rights: string[];
  made: string;
  ends: string | null;
  used: string | null;
}
export interface PersonRow {
  name: string;
  role: string;
  disabled: boolean;
  since: string;
  totp: boolean;
  sessions: SessionRow[];
  tokens: TokenRow[];
}
export const ROLES = ["viewer", "coder", "reviewer", "admin"] as const;
