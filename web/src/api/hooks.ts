// Reading and changing through the client, for components.
import {
  QueryCache,
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useRef } from "react";
import { countDaysIn } from "../parts/day_words";
import { address, Attempt, get, Problem, rememberCsrf, type Query } from "./client";
import type { Page, PermissionName, Session } from "./types";

export const queries: QueryClient = new QueryClient({
  // A session that has ended shows at the next reading; the door then leads outside.
  queryCache: new QueryCache({
    onError: (error, query) => {
      if (error instanceof Problem && error.refusal === "not_signed_in" && query.queryKey[0] !== "/api/session")
        void queries.invalidateQueries({ queryKey: ["/api/session"] });
    },
  }),
  defaultOptions: {
    queries: {
      // Asking without a network fails and says so; it must not wait in silence.
      networkMode: "always",
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      // A refusal stays a refusal however often one asks; a lost connection may come back.
      retry: (count, error) => !(error instanceof Problem && error.status >= 400 && error.status < 500) && count < 2,
    },
    mutations: { networkMode: "always" },
  },
});

export function useRead<T>(path: string, query: Query = {}, enabled = true) {
  return useQuery<T, Problem>({
    queryKey: [path, query],
    queryFn: ({ signal }) => get<T>(path, query, signal),
    enabled,
    placeholderData: (before) => before,
  });
}

/** What stands there now, for a form that begins with it: nothing read before, or of another thing, is shown. */
export function useReadAnew<T>(path: string, query: Query = {}) {
  return useQuery<T, Problem>({
    queryKey: [path, "anew", query],
    queryFn: ({ signal }) => get<T>(path, query, signal),
    staleTime: 0,
    gcTime: 0,
  });
}

/** A list page by page; `items` is what has come so far. */
export function useList<Item>(path: string, query: Query = {}, limit = 100) {
  const list = useInfiniteQuery<Page<Item>, Problem>({
    queryKey: [path, "list", query],
    queryFn: ({ pageParam, signal }) =>
      get<Page<Item>>(path, { ...query, limit, cursor: pageParam as string }, signal),
    initialPageParam: "",
    getNextPageParam: (last) => last.next || undefined,
    placeholderData: (before) => before,
  });
  const pages = list.data?.pages ?? [];
  return {
    ...list,
    items: pages.flatMap((page) => page.items),
    total: pages[0]?.total ?? 0,
    sums: pages[0]?.sums ?? [],
  };
}

export function useSession() {
  return useQuery<Session, Problem>({
    queryKey: ["/api/session"],
    queryFn: async ({ signal }) => {
      const session = await get<Session>("/api/session", {}, signal);
      rememberCsrf(session.csrf);
      countDaysIn(session.instance.zone);
      return session;
    },
    staleTime: 60_000,
  });
}

export function useMay(permission: PermissionName): boolean {
  return useSession().data?.permissions.includes(permission) ?? false;
}

export interface Change {
  path: string;
  body: unknown;
  /** The agenda item whose decision the change carries out. */
  decidedIn?: number | null;
}
/** One kind of change. What was read before is read anew after it. */
export function useChange<T = unknown>(done?: (result: T, change: Change) => void) {
  const attempt = useRef(new Attempt());
  const client = useQueryClient();
  return useMutation<T, Problem, Change>({
    mutationFn: ({ path, body, decidedIn }) =>
      attempt.current.post<T>(address(path, { decided_in: decidedIn ?? undefined }), body),
    onSuccess: async (result, change) => {
      done?.(result, change);
      await client.invalidateQueries();
    },
  });
}
