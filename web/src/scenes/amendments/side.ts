// Who looks at what is asked about an award: the office that reads the portfolio, or the team that performs it. Both
// see the same pages, each under addresses of its own.
import { useMay } from "../../api/hooks";
import type { Crumb } from "../../parts/Page";
import { useSpeech } from "../../words";

export interface Side {
  office: boolean;
  amendment: (id: number) => string;
  asking: (award: number) => string;
  closeout: (award: number) => string;
  crumbs: (award: { id: number; name: string }) => Crumb[];
}

export function useSide(): Side {
  const { say } = useSpeech();
  const office = useMay("read_portfolio");
  const team = office ? "" : "/my-awards";
  const award = office ? "/awards" : "/my-awards";
  return {
    office,
    amendment: (id) => `${team}/amendments/${id}`,
    asking: (id) => `${award}/${id}/amendments/new`,
    closeout: (id) => `${award}/${id}/closeout`,
    crumbs: (of) =>
      office
        ? [
            { to: "/portfolio", words: say("portfolio.title") },
            { to: `/awards/${of.id}`, words: of.name },
          ]
        : [{ to: "/my-awards", words: say("agreements.mine") }],
  };
}
