// The settings of the body, for those who may read them; others see the defaults.
import { useQuery } from "@tanstack/react-query";
import { get, type Problem } from "./client";
import { useSession } from "./hooks";
import type { Settings } from "./types";

export function useSettings(): Settings | undefined {
  const session = useSession();
  return useQuery<Settings, Problem>({
    queryKey: ["/api/settings", {}],
    queryFn: ({ signal }) => get<Settings>("/api/settings", {}, signal),
    enabled: session.data?.signed_in ?? false,
    staleTime: 300_000,
    retry: false,
  }).data;
}
