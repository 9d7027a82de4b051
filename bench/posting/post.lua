-- Each client posts one allotment after another, every one under a cause and a key of its own. Words after the address:
-- cookie, token, appropriation, programme, a name for this run, milliseconds a client waits after an answer.
local threads = 0
function setup(thread)
  thread:set("number", threads)
  threads = threads + 1
end

local pause, count = 0, 0
local headers, body, name
function init(words)
  headers = { ["Content-Type"] = "application/json", ["Cookie"] = words[1], ["X-CSRF-Token"] = words[2] }
  body = '{"cause":"%s","kind":"allot","value_on":"' .. words[7] .. '","decision":"board 2/2026","legs":[' ..
    '{"place":{"appropriation":' .. words[3] .. ',"stage":"appropriated"},"minor":-100},' ..
    '{"place":{"appropriation":' .. words[3] .. ',"stage":"allotted","programme":' .. words[4] .. '},"minor":100}]}'
  name, pause = words[5], tonumber(words[6])
  math.randomseed(number + 1)
end

function request()
  count = count + 1
  local cause = string.format("%s-%d-%08d", name, number, count)
  headers["Idempotency-Key"] = "key-of-" .. cause
  return wrk.format("POST", nil, headers, string.format(body, cause))
end

function delay() return pause * (0.5 + math.random()) end

function done(summary, latency)
  io.write(string.format('{"answers":%d,"refused":%d,"seconds":%.3f,"mean":%.3f,"p50":%.3f,"p99":%.3f}\n',
    summary.requests, summary.errors.status + summary.errors.timeout + summary.errors.read, summary.duration / 1e6,
    latency.mean / 1000, latency:percentile(50) / 1000, latency:percentile(99) / 1000))
end
