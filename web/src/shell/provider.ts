// On the way to the identity provider and back: where the person wanted to go is kept in this window meanwhile.
import { useChange, useRead } from "../api/hooks";
import type { Leave, Provider } from "../api/types";

const place = "penstock.wanted";

/** The page that was wanted before leaving, once; the first page when nothing was kept or it is not of ours. */
export function takeWanted(): string {
  const kept = sessionStorage.getItem(place) ?? "/";
  sessionStorage.removeItem(place);
  return kept.startsWith("/") && !kept.startsWith("//") ? kept : "/";
}

/** The provider's name, and the way there: to sign in, or to link one's account. */
export function useProvider(path: "/api/session/provider" | "/api/session/identities/start", wanted: string) {
  const name = useRead<Provider>("/api/session/provider").data?.name;
  const leave = useChange<Leave>(({ go_to }) => {
    sessionStorage.setItem(place, wanted);
    location.assign(go_to);
  });
  return {
    name,
    problem: leave.error,
    busy: leave.isPending || leave.isSuccess,
    leave: (anew = false) => leave.mutate({ path, body: anew ? { anew } : {} }),
  };
}
