-- Sends the .gz that lies beside a page, to browsers that take it. For lighttpd.conf.
local path = lighty.env["physical.path"]
local accepted = lighty.request["Accept-Encoding"]
local text = { html = true, css = true, csv = true, js = true, json = true, svg = true,
               txt = true, xml = true }

if path and accepted and accepted:find("gzip", 1, true) then
    if path:sub(-1) == "/" then path = path .. "index.html" end
    local page, beside = lighty.stat(path), lighty.stat(path .. ".gz")
    if text[path:match("%.(%l+)$")] and page and beside and beside.is_file then
        lighty.header["Content-Type"] = page["content-type"]
        lighty.header["Content-Encoding"] = "gzip"
        lighty.header["Vary"] = "Accept-Encoding"
        lighty.env["physical.path"] = path .. ".gz"
    end
end
