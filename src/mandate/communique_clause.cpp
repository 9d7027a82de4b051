#include "mandate/communique_clause.hpp"

#include <algorithm>
#include <initializer_list>
#include <span>

namespace penstock::mandate {

namespace {

using Text = std::u32string_view;

// How something is to be done; passed over on the way to the verb.
constexpr Text manners[] = {
    U"全面",     U"系统", U"深入", U"认真",   U"切实",   U"真正", U"进一步", U"不断",     U"努力",     U"加快",
    U"大力",     U"积极", U"持续", U"扎实",   U"继续",   U"突出", U"广泛",   U"充分",     U"坚定",     U"坚决",
    U"牢牢",     U"着力", U"始终", U"高标准", U"高质量", U"高效", U"高起点", U"用心用情", U"深刻",     U"准确",
    U"严格",     U"科学", U"稳步", U"有序",   U"统筹",   U"主动", U"及时",   U"尽快",     U"抓紧",     U"全力",
    U"全力以赴", U"奋力", U"更好", U"更加",   U"自觉",   U"带头", U"精准",   U"因地制宜", U"依法",     U"从严",
    U"合力",     U"共同", U"同步", U"逐步",   U"逐项",   U"逐一", U"全方位", U"多渠道",   U"多措并举", U"务必",
    U"必须",     U"还",   U"也",   U"都",     U"再",     U"更",   U"将",     U"常态化",   U"优先",     U"重点",
    U"大胆",     U"如期", U"按期", U"按时",   U"分类",   U"分级", U"严肃",   U"紧紧",     U"时刻",     U"强力",
    U"有力",     U"有效", U"稳妥", U"审慎"};

constexpr Text verbs[] = {
    U"学习", U"贯彻", U"落实", U"领会",   U"认识", U"增强", U"强化", U"加强", U"撬动", U"推动", U"推进", U"推广",
    U"推行", U"推出", U"创造", U"展现",   U"展示", U"赓续", U"弘扬", U"发扬", U"提振", U"解放", U"更新", U"拓宽",
    U"拓展", U"提升", U"提高", U"跑起来", U"压紧", U"压实", U"宣传", U"营造", U"坚持", U"围绕", U"服务", U"激发",
    U"团结", U"动员", U"发挥", U"深化",   U"抓好", U"抓紧", U"抓细", U"抓实", U"抓在", U"落到", U"做好", U"做实",
    U"做强", U"做优", U"做大", U"回应",   U"实施", U"保障", U"组织", U"贡献", U"保持", U"确保", U"借鉴", U"创新",
    U"健全", U"吸引", U"集聚", U"建设",   U"建立", U"建成", U"构建", U"完善", U"优化", U"统筹", U"协调", U"开展",
    U"组建", U"制定", U"编制", U"出台",   U"形成", U"打造", U"培育", U"培养", U"引进", U"引导", U"支持", U"支撑",
    U"扶持", U"落地", U"牵头", U"负责",   U"终止", U"排查", U"整治", U"整改", U"治理", U"防范", U"化解", U"守住",
    U"严守", U"筑牢", U"夯实", U"巩固",   U"扩大", U"扩展", U"降低", U"减少", U"压减", U"控制", U"监督", U"监管",
    U"检查", U"督促", U"督查", U"考核",   U"评估", U"评价", U"审计", U"审核", U"核查", U"梳理", U"总结", U"提炼",
    U"复制", U"研究", U"调研", U"谋划",   U"部署", U"细化", U"分解", U"明确", U"报送", U"报告", U"提交", U"公开",
    U"公布", U"发布", U"印发", U"修订",   U"修改", U"清理", U"简化", U"统一", U"招聘", U"满足", U"促进", U"实现",
    U"助力", U"彰显", U"维护", U"拥护",   U"做到", U"遵循", U"秉持", U"立足", U"把握", U"聚焦", U"瞄准", U"突破",
    U"攻克", U"攻关", U"转化", U"应用",   U"投入", U"探索", U"试行", U"启动", U"完成", U"办理", U"办好", U"解决",
    U"破解", U"补齐", U"用好", U"管好",   U"盘活", U"安排", U"保证", U"拨付", U"配备", U"选派", U"选聘", U"聘任",
    U"招募", U"征集", U"对接", U"联动",   U"合作", U"交流", U"关心", U"关爱", U"帮助", U"慰问", U"走访", U"传达",
    U"宣讲", U"树立", U"树牢", U"汇聚",   U"凝聚", U"谱写", U"书写", U"担当", U"取得", U"迈上", U"争创", U"争取",
    U"加大", U"加密", U"纳入", U"列入",   U"执行", U"遵守", U"兑现", U"跟踪", U"调度", U"通报", U"问责", U"追究",
    U"杜绝", U"遏制", U"打击", U"查处",   U"开放", U"共享", U"汇总", U"建好", U"争",   U"抢",   U"跑"};

// Verbs that take as their object what might be a verb itself: 加强监督, 提高保障水平.
constexpr Text general[] = {U"加强", U"强化", U"提高", U"提升", U"加大", U"深化", U"推动", U"推进", U"开展",
                            U"完善", U"健全", U"促进", U"扩大", U"优化", U"增强", U"实现", U"坚持", U"围绕",
                            U"激发", U"发挥", U"保障", U"建立", U"构建", U"形成", U"实施", U"聚焦", U"支持",
                            U"推广", U"确保", U"拓展", U"降低", U"减少", U"完成", U"注重", U"规范"};

constexpr Text bridges[] = {U"并", U"和", U"、", U"及", U"与"};
constexpr Text endings[] = {U"好", U"出", U"了", U"起"};

bool has(Text text, std::initializer_list<Text> words)
{
    return std::ranges::any_of(words, [&](Text word) { return text.contains(word); });
}
bool starts(Text text, std::initializer_list<Text> words)
{
    return std::ranges::any_of(words, [&](Text word) { return text.starts_with(word); });
}
bool ends(Text text, std::initializer_list<Text> words)
{
    return std::ranges::any_of(words, [&](Text word) { return text.ends_with(word); });
}

std::size_t longest_of(std::span<Text const> words, Text text)
{
    std::size_t out = 0;
    for (Text const word : words)
        if (text.starts_with(word)) out = std::max(out, word.size());
    return out;
}

// How long a verb is, and with 好 or 出 behind it, which belongs to neither verb nor object.
struct Verb {
    std::size_t length{}, whole{};

    explicit operator bool() const { return length > 0; }
};

// 做好, 抓紧: complete with its result, so that what follows is an object even where it might be a verb.
bool is_complete(Text verb)
{
    return ends(verb, {U"好", U"实", U"大", U"强", U"优", U"在", U"到", U"住", U"牢", U"起来"});
}

// 学习贯彻, 赓续并弘扬, 学习好、领会好: verbs that belong together.
Verb verb_at(Text text)
{
    Verb out;
    out.length = longest_of(verbs, text);
    if (!out) return out;
    bool joined = false;
    for (auto last = text.substr(0, out.length);;) {
        auto const rest   = text.substr(out.length);
        auto const ending = longest_of(endings, rest);
        out.whole         = out.length + (rest.size() > ending ? ending : 0);
        bool const closed = is_complete(last) || longest_of(general, last) > 0;
        bool const grasps = last.starts_with(U"抓") && rest.starts_with(U"抓"); // 抓紧抓细抓实
        bool const third  = joined && !rest.starts_with(U"落实");
        auto       next   = ending == 0 && ((!closed && !third) || grasps) ? longest_of(verbs, rest) : 0;
        auto const join   = next > 0 ? 0 : longest_of(bridges, rest.substr(ending));
        if (join > 0 && !(is_complete(last) && ending == 0)) next = longest_of(verbs, rest.substr(ending + join));
        auto const more = next < 2 ? 0 : (join > 0 ? ending + join : 0) + next;
        bool const all  = out.length + more == text.size() && closed && !grasps;
        // 推动发展、推动工作 is two things done, not one verb: a noun between them ends the first.
        if (more == 0 || all) return out;
        last   = rest.substr(more - next, next);
        joined = true;
        out.length += more;
    }
}

Text without_manner(Text text)
{
    for (;;) {
        auto const length = longest_of(manners, text);
        if (length == 0) return text;
        auto rest = text.substr(length);
        // 高质量、高标准 and 全面地、有效地
        while (starts(rest, {U"地", U"、"})) rest.remove_prefix(1);
        if (rest.empty()) return text;
        // A manner that is also a verb stays one when no verb follows: 抓紧调研, but 统筹各方.
        if (longest_of(verbs, text) > 0 && !verb_at(rest) && longest_of(manners, rest) == 0) return text;
        text = rest;
    }
}

struct Found {
    std::size_t at{};
    Verb        verb;
};

// Where the verb stands when something stands before it: 以小切口撬动, 在改革中展现, 把责任压实.
Found verb_within(Text text)
{
    std::size_t from = 1;
    if (auto const at = text.find(U'中'); text.starts_with(U"在") && at != text.npos && at + 2 < text.size() &&
                                          verb_at(without_manner(text.substr(at + 1))))
        from = at + 1;
    if (auto const at = text.rfind(U'地'); at != text.npos && verb_at(text.substr(at + 1))) from = at + 1;
    // 通过民主监督推动落实: what it is done by may hold a verb too, so a general one is sought first.
    bool const by = starts(text, {U"通过", U"以"});
    for (int round = by ? 0 : 1; round < 2; ++round)
        for (auto at = from; at < text.size(); ++at) {
            auto const verb = verb_at(text.substr(at));
            if (verb.length < 2 || (round == 0 && longest_of(general, text.substr(at)) == 0)) continue;
            auto const after = text.substr(at + verb.whole);
            if (after.starts_with(U"的")) continue; // 创新的魄力: what kind, not what to do
            if (auto const of = after.find(U'的');
                text.starts_with(U"以") && of != after.npos && !verb_at(after.substr(of + 1)) && of < 6)
                continue; // 以深化改革的生动实践: no verb at all
            return {at, verb};
        }
    return {text.size(), {}};
}

ClauseClass class_of(Text clause, Text bare, Text verb, Text object)
{
    using enum ClauseClass;
    if (has(clause, {U"两个确立", U"两个维护", U"四个意识", U"四个自信", U"政治判断力", U"政治忠诚", U"讲政治"}))
        return political;
    if (has(verb, {U"学习", U"领会", U"传达", U"宣讲"}) &&
        has(object, {U"精神", U"讲话", U"指示", U"批示", U"思想", U"论述", U"理论", U"条例", U"文件", U"回信"}))
        return study;
    if (verb.starts_with(U"认识")) return study;
    if (has(clause, {U"抓在手上", U"落到实处", U"扛在肩上", U"放在心上", U"说到做到", U"一抓到底"})) return commitment;
    if (starts(clause, {U"以"})) return method;
    if (has(clause, {U"党的领导", U"党的全面领导", U"党的建设"}) || (has(clause, {U"党对"}) && has(clause, {U"领导"})))
        return principle;
    if (starts(verb, {U"坚持", U"围绕", U"遵循", U"秉持", U"立足"})) return principle;
    if (starts(clause, {U"通过", U"为"}) && !has(verb, {U"完成", U"提交", U"报送"})) return purpose;
    if (ends(object, {U"使命感", U"责任感", U"紧迫感", U"责任感使命感", U"精气神", U"观念", U"视野", U"境界", U"信心",
                      U"斗志", U"干劲", U"定力", U"自觉"}) ||
        starts(verb, {U"赓续", U"提振", U"解放", U"跑", U"抢", U"争"}) ||
        has(bare, {U"解放思想", U"争先", U"一流作风"}))
        return verb.starts_with(U"争取") || verb.starts_with(U"争创") ? action : attitude;
    if (starts(verb, {U"创造", U"形成", U"建立", U"推出", U"出台", U"编制", U"制定", U"打造", U"总结", U"提炼", U"提交",
                      U"报送"}) &&
        ends(object, {U"经验", U"做法", U"成果", U"案例", U"方案", U"办法", U"细则", U"清单", U"报告", U"意见", U"规划",
                      U"计划", U"品牌", U"样板", U"台账", U"名单"}))
        return deliverable;
    if (starts(verb, {U"确保", U"保证", U"展现", U"展示", U"贡献", U"促进", U"实现", U"激发", U"助力", U"彰显", U"谱写",
                      U"书写", U"凝聚", U"汇聚"}))
        return purpose;
    if (verb.starts_with(U"推动") &&
        (has(object, {U"取得", U"迈上", U"再上", U"走在"}) ||
         ends(object, {U"发展", U"突破", U"台阶", U"进步", U"跃升", U"见效", U"局面", U"成效", U"提升"})))
        return purpose;
    if (starts(verb,
               {U"增强", U"提升", U"提高", U"保持", U"降低", U"减少", U"压减", U"扩大", U"回应", U"满足", U"巩固"}))
        return outcome;
    if (verb.starts_with(U"建设") && ends(object, {U"能力", U"体系", U"高地", U"中心"})) return outcome;
    return action;
}

} // namespace

ClauseParts parts_of_clause(Text clause)
{
    if (clause.starts_with(U"要")) clause.remove_prefix(1);
    auto const  bare = without_manner(clause);
    ClauseParts out;
    if (auto const verb = verb_at(bare)) {
        out.verb   = bare.substr(0, verb.length);
        out.object = bare.substr(verb.whole);
    } else if (auto const found = verb_within(bare); found.verb) {
        out.verb   = bare.substr(found.at, found.verb.length);
        out.object = bare.substr(found.at + found.verb.whole);
        // 把责任压实: what it is done to stands before it
        if (auto const at = bare.find(U'把'); out.object.empty() && at != bare.npos && at + 1 < found.at)
            out.object = bare.substr(at + 1, found.at - at - 1);
    } else {
        out.object = bare;
    }
    while (out.object.starts_with(U'、')) out.object.remove_prefix(1);
    out.kind = class_of(clause, bare, out.verb, out.object);
    return out;
}

} // namespace penstock::mandate
