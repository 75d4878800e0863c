/** Templates to begin with, beside those of the corpus. */
export const seeds: readonly string[] = [
  `#set($root = $input.path('$'))
{
  "id": "$root.id",
  "lines": [
#foreach($line in $root.items)
    { "sku": "$util.escapeJavaScript($line.sku)", "total": $math }#if($foreach.hasNext),#end
#end
  ]
}`,
  `#set($params = $input.params())
#foreach($type in $params.keySet())
#set($group = $params.get($type))
"$type" : {
#foreach($name in $group.keySet())
"$name" : "$util.escapeJavaScript($group.get($name))"#if($foreach.hasNext),#end
#end
}#if($foreach.hasNext),#end
#end`,
  `#define($row)<$item>#end#foreach($item in [1..3])$row#end`,
  `#if($input.path('$.a') != "" && !($input.params('b') == 'x'))yes#elseif($a.size() > 3)some#{else}no#end`,
  `#set($context.requestOverride.header.X-A = "a$input.params('b')")#set($context.responseOverride.status = 201)`,
  `#set($s = $input.body.replaceAll("(a)(b)?", "[$1]"))$s.split(",")[0].toUpperCase().substring(0, 1)`,
  `$input.json("$..items[?(@.qty > 1 && @.sku =~ /[a-z]+/i)]['sku','qty']")$input.path('$.items[-1:].sku').get(0)`,
  `#set($m = {})#set($m.a = [1, 2.5, "x"])#set($m["b"] = {"c": $m.a})$!m.put("d", $m.b)$m.entrySet().iterator().next().key`,
  `#foreach($a in [1..5])#if($foreach.count == 3)#break#end#foreach($b in [1..$a])$foreach.parent.index$b#end#end#stop rest`,
  `$util.urlDecode($util.urlEncode($util.base64Decode($util.base64Encode($input.body))))$util.parseJson('{"a":[1]}').a[0]`,
  `\\$a \\\\$b \\#if $!{c} \${d.e.f()} #[[ $x ]]# ## comment
#* block *# $5 #@ "quoted ""text""" 'it''s'`,
  `#set($n = 7 / 2 + 3 % 2 * -1 - 2147483647)$n #set($f = 1e3 / 7.0)$f.intValue() #set($l = 9223372036854775807 + 1)$l`,
]
