<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>BrokerText</name>
    <message>
        <source>The local broker has ended by itself</source>
        <translation>本地服务器意外停止</translation>
    </message>
    <message>
        <source>Its sessions and retained messages are gone. It can be started again.</source>
        <translation>其会话和保留消息已丢失,可以重新启动。</translation>
    </message>
    <message>
        <source>%1 is no IP address</source>
        <translation>%1 不是 IP 地址</translation>
    </message>
    <message>
        <source>Give the local broker an address of this computer in the settings, such as 127.0.0.1.</source>
        <translation>请在设置中为本地服务器填写本机地址,例如 127.0.0.1。</translation>
    </message>
    <message>
        <source>This computer has no address %1</source>
        <translation>本机没有地址 %1</translation>
    </message>
    <message>
        <source>Beyond this computer a user name and a password are needed</source>
        <translation>对其他计算机开放需要用户名和密码</translation>
    </message>
    <message>
        <source>Otherwise everybody in the network could read and write everything. Set both in the settings, or listen on 127.0.0.1.</source>
        <translation>否则网络中的任何人都能读写所有内容。请在设置中填写两者,或改为监听 127.0.0.1。</translation>
    </message>
    <message>
        <source>Port %1 is taken</source>
        <translation>端口 %1 已被占用</translation>
    </message>
    <message>
        <source>Another program listens there. Choose another port in the settings.</source>
        <translation>另一个程序正在监听该端口。请在设置中选择其他端口。</translation>
    </message>
    <message>
        <source>Port %1 is not allowed</source>
        <translation>不允许使用端口 %1</translation>
    </message>
    <message>
        <source>The system keeps ports below 1024 for itself. Choose a higher one in the settings.</source>
        <translation>系统保留 1024 以下的端口。请在设置中选择更大的端口。</translation>
    </message>
    <message>
        <source>The system has no room for another listening socket</source>
        <translation>系统资源不足,无法再监听</translation>
    </message>
    <message>
        <source>Close other programs and try again.</source>
        <translation>请关闭其他程序后重试。</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>wrong address</source>
        <translation>地址有误</translation>
    </message>
    <message>
        <source>needs a password</source>
        <translation>需要密码</translation>
    </message>
    <message>
        <source>port taken</source>
        <translation>端口被占用</translation>
    </message>
    <message>
        <source>port not allowed</source>
        <translation>端口不允许</translation>
    </message>
    <message>
        <source>no resources</source>
        <translation>资源不足</translation>
    </message>
    <message>
        <source>There is no certificate for TLS</source>
        <translation>没有用于 TLS 的证书</translation>
    </message>
    <message>
        <source>It could not be made or read. Look into the folder of the profiles, or switch TLS off in the settings.</source>
        <translation>无法创建或读取证书。请查看配置文件夹，或在设置中关闭 TLS。</translation>
    </message>
    <message>
        <source>All listeners of the local broker are switched off</source>
        <translation>本地服务器的所有监听端口都已关闭</translation>
    </message>
    <message>
        <source>Switch one on in the settings.</source>
        <translation>请在设置中打开一个。</translation>
    </message>
    <message>
        <source>%1 spoke plain MQTT where WebSockets are expected</source>
        <translation>%1 在应使用 WebSocket 的端口上使用了普通 MQTT</translation>
    </message>
    <message>
        <source>%1 spoke plain MQTT where TLS is expected</source>
        <translation>%1 在应使用 TLS 的端口上使用了普通 MQTT</translation>
    </message>
    <message>
        <source>Let it use ws:// or wss://, or the port for plain MQTT.</source>
        <translation>请让它使用 ws:// 或 wss://，或普通 MQTT 的端口。</translation>
    </message>
    <message>
        <source>Let it use mqtts://, or the port for plain MQTT.</source>
        <translation>请让它使用 mqtts://，或普通 MQTT 的端口。</translation>
    </message>
    <message>
        <source>%1 asked for a web page instead of a WebSocket</source>
        <translation>%1 请求的是网页而不是 WebSocket</translation>
    </message>
    <message>
        <source>%1 spoke HTTP where TLS is expected</source>
        <translation>%1 在应使用 TLS 的端口上使用了 HTTP</translation>
    </message>
    <message>
        <source>This address is for MQTT clients; there is nothing to browse.</source>
        <translation>此地址供 MQTT 客户端使用；没有可浏览的内容。</translation>
    </message>
    <message>
        <source>WebSockets have a port of their own.</source>
        <translation>WebSocket 有单独的端口。</translation>
    </message>
    <message>
        <source>%1 spoke TLS where plain WebSockets are expected</source>
        <translation>%1 在应使用普通 WebSocket 的端口上使用了 TLS</translation>
    </message>
    <message>
        <source>Let it use ws:// here, or the port for wss://.</source>
        <translation>请让它在此使用 ws://，或使用 wss:// 的端口。</translation>
    </message>
    <message>
        <source>%1 sent something that the port is not for</source>
        <translation>%1 发送了此端口不支持的内容</translation>
    </message>
    <message>
        <source>It may be a program that looks for open ports.</source>
        <translation>可能是扫描开放端口的程序。</translation>
    </message>
    <message>
        <source>%1 does not trust the certificate of the local broker</source>
        <translation>%1 不信任本地服务器的证书</translation>
    </message>
    <message>
        <source>Save the certificate in the window of the local broker and give it to the client as the one to trust. It said: %1.</source>
        <translation>请在本地服务器窗口保存证书，并让客户端信任它。客户端说明：%1。</translation>
    </message>
    <message>
        <source>%1 offers no version of TLS that is still safe</source>
        <translation>%1 未提供仍然安全的 TLS 版本</translation>
    </message>
    <message>
        <source>The local broker speaks TLS 1.2 and 1.3.</source>
        <translation>本地服务器支持 TLS 1.2 和 1.3。</translation>
    </message>
    <message>
        <source>%1 and the local broker have no cipher in common</source>
        <translation>%1 与本地服务器没有共同的加密套件</translation>
    </message>
    <message>
        <source>The client has to know elliptic curves (ECDSA, P-256).</source>
        <translation>客户端需要支持椭圆曲线（ECDSA，P-256）。</translation>
    </message>
    <message>
        <source>%1 broke off the TLS handshake</source>
        <translation>%1 中断了 TLS 握手</translation>
    </message>
    <message>
        <source>It said: %1.</source>
        <translation>它说明：%1。</translation>
    </message>
    <message>
        <source>%1 opened a WebSocket without saying that it is for MQTT</source>
        <translation>%1 打开了 WebSocket，但未说明用于 MQTT</translation>
    </message>
    <message>
        <source>It has to offer the sub-protocol mqtt.</source>
        <translation>它必须提供子协议 mqtt。</translation>
    </message>
    <message>
        <source>A web page of %1 was refused</source>
        <translation>已拒绝来自 %1 的网页</translation>
    </message>
    <message>
        <source>Only pages of this computer may connect, unless you allow others in the settings of the local broker.</source>
        <translation>只有本机的网页可以连接，除非您在本地服务器设置中允许其他网页。</translation>
    </message>
    <message>
        <source>%1 went away before it had said anything useful</source>
        <translation>%1 未发送有用内容即已离开</translation>
    </message>
    <message>
        <source>Perhaps it does not like the certificate and does not say so.</source>
        <translation>可能它不接受证书但未说明。</translation>
    </message>
    <message>
        <source>%1 did not finish the handshake in time</source>
        <translation>%1 未及时完成握手</translation>
    </message>
    <message>
        <source>It connected and fell silent.</source>
        <translation>它连接后没有再发送内容。</translation>
    </message>
    <message>
        <source>The handshake with %1 failed</source>
        <translation>与 %1 的握手失败</translation>
    </message>
    <message>
        <source>In the words of the library: %1.</source>
        <translation>库的原文：%1。</translation>
    </message>
    <message>
        <source>no certificate</source>
        <translation>无证书</translation>
    </message>
    <message>
        <source>no listeners</source>
        <translation>无监听端口</translation>
    </message>
</context>
<context>
    <name>ColorMarkText</name>
    <message>
        <source>none</source>
        <comment>colour mark</comment>
        <translation>无</translation>
    </message>
    <message>
        <source>red</source>
        <translation>红色</translation>
    </message>
    <message>
        <source>amber</source>
        <translation>琥珀色</translation>
    </message>
    <message>
        <source>green</source>
        <translation>绿色</translation>
    </message>
    <message>
        <source>teal</source>
        <translation>青色</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>蓝色</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>紫色</translation>
    </message>
</context>
<context>
    <name>CommandLineReader</name>
    <message>
        <source>Canopy watches MQTT traffic: a live topic tree, message history and publishing.</source>
        <translation>Canopy 用于观察 MQTT 通信：实时主题树、消息历史和发布。</translation>
    </message>
    <message>
        <source>Shows this help.</source>
        <translation>显示此帮助。</translation>
    </message>
    <message>
        <source>Shows the version.</source>
        <translation>显示版本。</translation>
    </message>
    <message>
        <source>Subscribes after connecting; may be given repeatedly.</source>
        <translation>连接后订阅；可多次给出。</translation>
    </message>
    <message>
        <source>filter[:qos]</source>
        <translation>过滤器[:qos]</translation>
    </message>
    <message>
        <source>Keeps connections and settings in this folder.</source>
        <translation>将连接和设置保存在此文件夹中。</translation>
    </message>
    <message>
        <source>folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Language of the window, for example zh_CN.</source>
        <translation>窗口语言，例如 zh_CN。</translation>
    </message>
    <message>
        <source>language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>light, dark or system.</source>
        <translation>light、dark 或 system。</translation>
    </message>
    <message>
        <source>theme</source>
        <translation>主题样式</translation>
    </message>
    <message>
        <source>Writes a picture of the window before it ends.</source>
        <translation>结束前保存窗口截图。</translation>
    </message>
    <message>
        <source>file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Ends by itself after this time.</source>
        <translation>经过此时间后自动结束。</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Writes a diagnosis as JSON at the end; - is standard output.</source>
        <translation>结束时以 JSON 写出诊断信息；- 表示标准输出。</translation>
    </message>
    <message>
        <source>Nothing moves by itself.</source>
        <translation>没有任何动画。</translation>
    </message>
    <message>
        <source>There is no option %1.</source>
        <translation>没有选项 --%1。</translation>
    </message>
    <message>
        <source>Try canopy --help.</source>
        <translation>请尝试 canopy --help。</translation>
    </message>
    <message>
        <source>Only one address can be given, not %1.</source>
        <translation>只能给出一个地址，而不是 %1 个。</translation>
    </message>
    <message>
        <source>“%1” is not an address Canopy understands. Try mqtt://host:1883.</source>
        <translation>Canopy 无法识别地址“%1”。请尝试 mqtt://host:1883。</translation>
    </message>
    <message>
        <source>The address contains a password. Other users of this computer can see command lines; leave the password out and Canopy asks for it.</source>
        <translation>地址中包含密码。此计算机的其他用户可以看到命令行；请去掉密码，Canopy 会询问。</translation>
    </message>
    <message>
        <source>“%1” is not a valid topic filter.</source>
        <translation>“%1”不是有效的主题过滤器。</translation>
    </message>
    <message>
        <source>The theme “%1” does not exist: light, dark or system.</source>
        <translation>没有主题样式“%1”：可用 light、dark 或 system。</translation>
    </message>
    <message>
        <source>--quit-after needs a number of seconds, not “%1”.</source>
        <translation>--quit-after 需要秒数，而不是“%1”。</translation>
    </message>
    <message>
        <source>Starts a broker on this computer with simulated devices and shows it.</source>
        <translation>在本机启动带模拟设备的服务器并显示。</translation>
    </message>
    <message>
        <source>With --demo: the devices say the same each time.</source>
        <translation>配合 --demo:设备每次发送相同内容。</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>With --demo: further messages a second.</source>
        <translation>配合 --demo:每秒额外消息数。</translation>
    </message>
    <message>
        <source>rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Give an address or --demo, not both.</source>
        <translation>地址和 --demo 只能给出一个。</translation>
    </message>
    <message>
        <source>--%1 works with --demo only.</source>
        <translation>--%1 只能与 --demo 一起使用。</translation>
    </message>
    <message>
        <source>--%1 needs a number, not “%2”.</source>
        <translation>--%1 需要数字,而不是“%2”。</translation>
    </message>
    <message>
        <source>Broker to connect to: a host, mqtt:// or mqtts:// URL.</source>
        <translation>要连接的服务器：主机名、mqtt:// 或 mqtts:// 地址。</translation>
    </message>
</context>
<context>
    <name>FailureText</name>
    <message>
        <source>Name not found: %1</source>
        <translation>找不到名称：%1</translation>
    </message>
    <message>
        <source>Check the spelling of the address and that this computer is online.</source>
        <translation>请检查地址拼写，并确认此计算机已联网。</translation>
    </message>
    <message>
        <source>Nothing listens on port %1 (refused)</source>
        <translation>端口 %1 上没有服务（被拒绝）</translation>
    </message>
    <message>
        <source>The computer answers, but no broker does. Is the broker running, and is the port right?</source>
        <translation>该计算机有响应，但没有服务器应答。服务器是否在运行，端口是否正确？</translation>
    </message>
    <message>
        <source>No answer within %1</source>
        <translation>%1 内没有应答</translation>
    </message>
    <message>
        <source>The address may be wrong, or a firewall swallows the connection.</source>
        <translation>地址可能有误，或连接被防火墙拦截。</translation>
    </message>
    <message>
        <source>The network cannot be reached</source>
        <translation>无法访问网络</translation>
    </message>
    <message>
        <source>This computer has no way to that address. Check its network connection.</source>
        <translation>此计算机无法到达该地址。请检查网络连接。</translation>
    </message>
    <message>
        <source>This computer has no address %1</source>
        <translation>此计算机没有地址 %1</translation>
    </message>
    <message>
        <source>Empty the bind address in the connection&apos;s Advanced page to use any.</source>
        <translation>清空连接“高级”页中的绑定地址即可使用任意地址。</translation>
    </message>
    <message>
        <source>Broker expects TLS here</source>
        <translation>服务器在此要求 TLS</translation>
    </message>
    <message>
        <source>Port %1 answers, but only to encrypted connections.</source>
        <translation>端口 %1 有应答，但只接受加密连接。</translation>
    </message>
    <message>
        <source>This is not an MQTT port</source>
        <translation>这不是 MQTT 端口</translation>
    </message>
    <message>
        <source>Something answers on port %1, but it is no MQTT broker.</source>
        <translation>端口 %1 有应答，但不是 MQTT 服务器。</translation>
    </message>
    <message>
        <source>The broker closed the connection without a word</source>
        <translation>服务器未说明原因就关闭了连接</translation>
    </message>
    <message>
        <source>It may not accept this MQTT version, client ID or sign-in, or it expects TLS.</source>
        <translation>它可能不接受此 MQTT 版本、客户端 ID 或登录信息，或要求 TLS。</translation>
    </message>
    <message>
        <source>Connection lost</source>
        <translation>连接已断开</translation>
    </message>
    <message>
        <source>The network or the broker broke it.</source>
        <translation>由网络或服务器中断。</translation>
    </message>
    <message>
        <source>The broker stopped answering</source>
        <translation>服务器停止应答</translation>
    </message>
    <message>
        <source>It was silent for longer than the keep-alive allows.</source>
        <translation>其静默时间超过了保活允许的范围。</translation>
    </message>
    <message>
        <source>These settings cannot be sent to a broker</source>
        <translation>这些设置无法发送给服务器</translation>
    </message>
    <message>
        <source>name not found</source>
        <translation>找不到名称</translation>
    </message>
    <message>
        <source>nothing listens there</source>
        <translation>无服务监听</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>network unreachable</source>
        <translation>网络不可达</translation>
    </message>
    <message>
        <source>bind address unknown</source>
        <translation>绑定地址未知</translation>
    </message>
    <message>
        <source>expects TLS</source>
        <translation>要求 TLS</translation>
    </message>
    <message>
        <source>not an MQTT port</source>
        <translation>不是 MQTT 端口</translation>
    </message>
    <message>
        <source>closed without a word</source>
        <translation>无故关闭</translation>
    </message>
    <message>
        <source>connection lost</source>
        <translation>连接断开</translation>
    </message>
    <message>
        <source>stopped answering</source>
        <translation>停止应答</translation>
    </message>
    <message>
        <source>protocol error</source>
        <translation>协议错误</translation>
    </message>
    <message>
        <source>settings not valid</source>
        <translation>设置无效</translation>
    </message>
    <message>
        <source>The bytes cannot be read as MQTT</source>
        <translation>这些字节无法作为 MQTT 解析</translation>
    </message>
    <message>
        <source>The protocol does not allow this</source>
        <translation>协议不允许这样做</translation>
    </message>
    <message>
        <source>Larger than the protocol or a limit allows</source>
        <translation>超过了协议或限制允许的大小</translation>
    </message>
    <message>
        <source>This MQTT version has no way to say it</source>
        <translation>此 MQTT 版本无法表达</translation>
    </message>
    <message>
        <source>Noticed at byte %1.</source>
        <translation>在第 %1 字节处发现。</translation>
    </message>
    <message>
        <source>Another client connected with the same client ID</source>
        <translation>另一客户端使用相同的客户端 ID 连接</translation>
    </message>
    <message>
        <source>Use a different ID? Reconnecting would throw the other one out.</source>
        <translation>要使用其他 ID 吗？重新连接会使另一方断开。</translation>
    </message>
    <message>
        <source>The broker closed the connection</source>
        <translation>服务器关闭了连接</translation>
    </message>
    <message>
        <source>The broker broke the protocol</source>
        <translation>服务器违反了协议</translation>
    </message>
    <message>
        <source>not authorised</source>
        <translation>未授权</translation>
    </message>
    <message>
        <source>wrong password</source>
        <translation>密码错误</translation>
    </message>
    <message>
        <source>other MQTT version</source>
        <translation>MQTT 版本不同</translation>
    </message>
    <message>
        <source>client ID refused</source>
        <translation>客户端 ID 被拒绝</translation>
    </message>
    <message>
        <source>client ID taken over</source>
        <translation>客户端 ID 被接管</translation>
    </message>
    <message>
        <source>banned</source>
        <translation>已被禁止</translation>
    </message>
    <message>
        <source>broker unavailable</source>
        <translation>服务器不可用</translation>
    </message>
    <message>
        <source>refused (%1)</source>
        <translation>被拒绝（%1）</translation>
    </message>
    <message>
        <source>closed by the broker</source>
        <translation>被服务器关闭</translation>
    </message>
    <message>
        <source>sign-in check failed</source>
        <translation>登录校验失败</translation>
    </message>
    <message>
        <source>This user name or password cannot be used for SCRAM</source>
        <translation>此用户名或密码无法用于 SCRAM</translation>
    </message>
    <message>
        <source>SCRAM needs a user name, and allows no control characters in it or in the password.</source>
        <translation>SCRAM 需要用户名，且用户名和密码中不允许有控制字符。</translation>
    </message>
    <message>
        <source>The broker asks for too weak a proof</source>
        <translation>服务器要求的证明过弱</translation>
    </message>
    <message>
        <source>With fewer than %1 rounds the password could be guessed from it.</source>
        <translation>少于 %1 轮时，可能由此猜出密码。</translation>
    </message>
    <message>
        <source>The broker asks for too much work</source>
        <translation>服务器要求的计算量过大</translation>
    </message>
    <message>
        <source>More than %1 rounds would keep all other connections waiting.</source>
        <translation>超过 %1 轮会让其他所有连接等待。</translation>
    </message>
    <message>
        <source>The broker could not prove that it knows the password</source>
        <translation>服务器无法证明它知道密码</translation>
    </message>
    <message>
        <source>It may be another one than you think. The password was not sent.</source>
        <translation>它可能不是您以为的那台服务器。密码未发送。</translation>
    </message>
    <message>
        <source>The broker does not keep to the rules of SCRAM</source>
        <translation>服务器不遵守 SCRAM 的规则</translation>
    </message>
    <message>
        <source>Ask who runs it which authentication methods it offers. The password was not sent.</source>
        <translation>请询问管理者它提供哪些认证方法。密码未发送。</translation>
    </message>
    <message>
        <source>The address may be wrong, a firewall swallows the connection, or no TLS is spoken there.</source>
        <translation>地址可能有误、防火墙拦截了连接，或对方不使用 TLS。</translation>
    </message>
    <message>
        <source>The broker closes each connection after a moment, without a word</source>
        <translation>服务器不说明原因，每次连接后片刻即断开</translation>
    </message>
    <message>
        <source>Perhaps another client uses the same client ID. Use a different ID?</source>
        <translation>可能有其他客户端使用相同的客户端 ID。换一个 ID？</translation>
    </message>
    <message>
        <source>This computer does not allow the connection</source>
        <translation>本机不允许此连接</translation>
    </message>
    <message>
        <source>A firewall or a rule of the system forbids it to this program.</source>
        <translation>防火墙或系统规则禁止此程序连接。</translation>
    </message>
    <message>
        <source>access denied</source>
        <translation>拒绝访问</translation>
    </message>
    <message>
        <source>There is no socket %1</source>
        <translation>没有套接字 %1</translation>
    </message>
    <message>
        <source>The broker makes it when it starts. Is it running, and is the path right?</source>
        <translation>服务器启动时会创建它。服务器是否在运行，路径是否正确？</translation>
    </message>
    <message>
        <source>Nobody listens on %1</source>
        <translation>%1 上无人监听</translation>
    </message>
    <message>
        <source>It is left over from a broker that has ended, or it is no socket.</source>
        <translation>它可能是已结束的服务器遗留的，或不是套接字。</translation>
    </message>
    <message>
        <source>You may not use the socket %1</source>
        <translation>您无权使用套接字 %1</translation>
    </message>
    <message>
        <source>Your account needs the right to write to it. Its owner can give it, often through a group.</source>
        <translation>您的账户需要写入权限。其所有者可以授权，通常通过用户组。</translation>
    </message>
    <message>
        <source>The broker behind %1 does not answer</source>
        <translation>%1 后面的服务器没有应答</translation>
    </message>
    <message>
        <source>It may hang, or be busy.</source>
        <translation>可能已挂起或正忙。</translation>
    </message>
    <message>
        <source>It did so in good order, and gave no reason.</source>
        <translation>连接正常结束，服务器未说明原因。</translation>
    </message>
</context>
<context>
    <name>Formats</name>
    <message>
        <source>s</source>
        <comment>seconds</comment>
        <translation>秒</translation>
    </message>
    <message>
        <source>ms</source>
        <comment>milliseconds</comment>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>min</source>
        <comment>minutes</comment>
        <translation>分</translation>
    </message>
    <message>
        <source>h</source>
        <comment>hours</comment>
        <translation>小时</translation>
    </message>
    <message>
        <source>d</source>
        <comment>days</comment>
        <translation>天</translation>
    </message>
    <message>
        <source>now</source>
        <comment>age of a message</comment>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>M</source>
        <comment>million</comment>
        <translation>百万</translation>
    </message>
    <message>
        <source>/s</source>
        <comment>per second</comment>
        <translation>/秒</translation>
    </message>
    <message>
        <source>msg/s</source>
        <comment>messages per second</comment>
        <translation>条/秒</translation>
    </message>
    <message>
        <source>B</source>
        <comment>bytes</comment>
        <translation>B</translation>
    </message>
</context>
<context>
    <name>HelpDialogs</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>List of keys</source>
        <translation>快捷键列表</translation>
    </message>
    <message>
        <source>About Canopy</source>
        <translation>关于 Canopy</translation>
    </message>
    <message>
        <source>Canopy %1

A window on MQTT traffic: live topic tree, history and publishing.

Free software under the GNU General Public License, version 3 or later.
Built with Qt %2, QScintilla and QtKeychain.</source>
        <translation>Canopy %1

观察 MQTT 通信的窗口：实时主题树、历史和发布。

自由软件，采用 GNU 通用公共许可证第 3 版或更高版本。
使用 Qt %2、QScintilla 和 QtKeychain 构建。</translation>
    </message>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>Always</source>
        <translation>始终</translation>
    </message>
    <message>
        <source>Fold and unfold a branch</source>
        <translation>折叠或展开分支</translation>
    </message>
    <message>
        <source>Unfold everything below</source>
        <translation>展开下面的全部</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Open: go to the message, keep it while you read</source>
        <translation>打开：转到消息，并在阅读时保持</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Clear the filter, close the search, let go of the message</source>
        <translation>清除过滤、关闭查找、放开消息</translation>
    </message>
    <message>
        <source>Alt+↑ Alt+↓</source>
        <translation>Alt+↑ Alt+↓</translation>
    </message>
    <message>
        <source>Earlier or later sent message, in the editor</source>
        <translation>编辑器中较早或较晚发送的消息</translation>
    </message>
</context>
<context>
    <name>ImportText</name>
    <message>
        <source>Canopy export</source>
        <translation>Canopy 导出文件</translation>
    </message>
    <message>
        <source>MQTT Explorer settings</source>
        <translation>MQTT Explorer 设置</translation>
    </message>
    <message>
        <source>MQTTX backup</source>
        <translation>MQTTX 备份</translation>
    </message>
    <message>
        <source>mosquitto command</source>
        <translation>mosquitto 命令</translation>
    </message>
    <message>
        <source>List of addresses</source>
        <translation>地址列表</translation>
    </message>
    <message>
        <source>There is no address</source>
        <translation>没有地址</translation>
    </message>
    <message>
        <source>No address: %1</source>
        <translation>不是地址：%1</translation>
    </message>
    <message>
        <source>Impossible, left as usual: %1</source>
        <translation>值无效，保持默认：%1</translation>
    </message>
    <message>
        <source>Unknown, left out: %1</source>
        <translation>未知，已略去：%1</translation>
    </message>
    <message>
        <source>Not possible here, left out: %1</source>
        <translation>此处无法使用，已略去：%1</translation>
    </message>
    <message>
        <source>Not about the connection: %1</source>
        <translation>与连接无关：%1</translation>
    </message>
    <message>
        <source>Save as a file and choose it under Security: %1</source>
        <translation>请另存为文件并在“安全”中选择：%1</translation>
    </message>
    <message>
        <source>Only a shell knows what this is: %1</source>
        <translation>只有命令行外壳知道其含义：%1</translation>
    </message>
    <message>
        <source>Does not verify the broker&apos;s certificate</source>
        <translation>不验证服务器证书</translation>
    </message>
    <message>
        <source>No topic filter, left out: %1</source>
        <translation>不是主题过滤器，已略去：%1</translation>
    </message>
    <message>
        <source>There is more, which is left out</source>
        <translation>还有更多内容，已略去</translation>
    </message>
    <message>
        <source>This is too large: 16 MiB at most.</source>
        <translation>内容过大：最多 16 MiB。</translation>
    </message>
    <message>
        <source>The file is damaged in line %1, column %2.</source>
        <translation>文件在第 %1 行第 %2 列损坏。</translation>
    </message>
    <message>
        <source>There are no connections in this that can be read. Settings of MQTT Explorer, backups of MQTTX (JSON), exports of Canopy, mosquitto_sub and mosquitto_pub commands and lists of addresses can.</source>
        <translation>其中没有可读取的连接。可以读取 MQTT Explorer 设置、MQTTX 备份（JSON）、Canopy 导出文件、mosquitto_sub 和 mosquitto_pub 命令以及地址列表。</translation>
    </message>
    <message>
        <source>This was exported by a newer version of Canopy.</source>
        <translation>此文件由更新版本的 Canopy 导出。</translation>
    </message>
    <message>
        <source>There are no connections in this.</source>
        <translation>其中没有连接。</translation>
    </message>
    <message numerus="yes">
        <source>There are too many connections in this: %n at most.</source>
        <translation>
            <numerusform>连接过多：最多 %n 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>The quote at character %1 is not closed.</source>
        <translation>第 %1 个字符处的引号未闭合。</translation>
    </message>
    <message>
        <source>%1 needs a value.</source>
        <translation>%1 需要一个值。</translation>
    </message>
    <message>
        <source>%1 is another command; mosquitto_sub and mosquitto_pub can be read.</source>
        <translation>%1 是其他命令；可以读取 mosquitto_sub 和 mosquitto_pub。</translation>
    </message>
</context>
<context>
    <name>KeyBindings</name>
    <message>
        <source>The settings have a key for “%1”, which this version does not know.</source>
        <translation>设置中有“%1”的快捷键，此版本不认识该命令。</translation>
    </message>
    <message>
        <source>“%1” in the settings is no key. %2 keeps its usual one.</source>
        <translation>设置中的“%1”不是按键。%2 保留其默认快捷键。</translation>
    </message>
    <message>
        <source>“%1” in the settings would get in the way of typing. %2 keeps its usual key.</source>
        <translation>设置中的“%1”会妨碍输入。%2 保留其默认快捷键。</translation>
    </message>
    <message>
        <source>“%1” in the settings belongs to %2. %3 keeps its usual key.</source>
        <translation>设置中的“%1”属于 %2。%3 保留其默认快捷键。</translation>
    </message>
</context>
<context>
    <name>NextStepText</name>
    <message>
        <source>Show details</source>
        <translation>显示详情</translation>
    </message>
    <message>
        <source>Copy report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Try MQTT 3.1.1</source>
        <translation>尝试 MQTT 3.1.1</translation>
    </message>
    <message>
        <source>Generate new ID</source>
        <translation>生成新 ID</translation>
    </message>
    <message>
        <source>Edit password…</source>
        <translation>编辑密码…</translation>
    </message>
    <message>
        <source>Edit connection…</source>
        <translation>编辑连接…</translation>
    </message>
    <message>
        <source>Edit address…</source>
        <translation>编辑地址…</translation>
    </message>
    <message>
        <source>Edit transport…</source>
        <translation>编辑传输方式…</translation>
    </message>
    <message>
        <source>Connect there…</source>
        <translation>连接到该处…</translation>
    </message>
    <message>
        <source>Edit security…</source>
        <translation>编辑安全设置…</translation>
    </message>
    <message>
        <source>Edit passphrase…</source>
        <translation>编辑密钥口令…</translation>
    </message>
    <message>
        <source>Edit path…</source>
        <translation>编辑路径…</translation>
    </message>
    <message>
        <source>Edit proxy…</source>
        <translation>编辑代理…</translation>
    </message>
    <message>
        <source>Edit headers…</source>
        <translation>编辑请求头…</translation>
    </message>
</context>
<context>
    <name>PayloadText</name>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Binary</source>
        <translation>二进制</translation>
    </message>
    <message>
        <source>nothing there</source>
        <translation>没有内容</translation>
    </message>
    <message>
        <source>unexpected end</source>
        <translation>意外结束</translation>
    </message>
    <message>
        <source>a value is missing</source>
        <translation>缺少值</translation>
    </message>
    <message>
        <source>a name in quotes is missing</source>
        <translation>缺少带引号的名称</translation>
    </message>
    <message>
        <source>a colon is missing</source>
        <translation>缺少冒号</translation>
    </message>
    <message>
        <source>a comma or closing bracket is missing</source>
        <translation>缺少逗号或右括号</translation>
    </message>
    <message>
        <source>comma before the closing bracket</source>
        <translation>右括号前有多余的逗号</translation>
    </message>
    <message>
        <source>something follows the end</source>
        <translation>结尾后还有内容</translation>
    </message>
    <message>
        <source>not a number</source>
        <translation>不是数字</translation>
    </message>
    <message>
        <source>number with leading zero</source>
        <translation>数字有前导零</translation>
    </message>
    <message>
        <source>only true, false and null may stand without quotes</source>
        <translation>只有 true、false 和 null 可以不带引号</translation>
    </message>
    <message>
        <source>unknown escape</source>
        <translation>未知的转义</translation>
    </message>
    <message>
        <source>control character inside a string</source>
        <translation>字符串中有控制字符</translation>
    </message>
    <message>
        <source>not UTF-8</source>
        <translation>不是 UTF-8</translation>
    </message>
    <message>
        <source>nested too deeply</source>
        <translation>嵌套过深</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>过大</translation>
    </message>
    <message>
        <source>unexpected character</source>
        <translation>意外的字符</translation>
    </message>
    <message>
        <source>a digit without its partner</source>
        <translation>数字不成对</translation>
    </message>
    <message>
        <source>= in the wrong place</source>
        <translation>= 的位置错误</translation>
    </message>
    <message>
        <source>the end is missing</source>
        <translation>缺少结尾</translation>
    </message>
    <message>
        <source>Not valid %1: line %2, column %3 — %4</source>
        <translation>不是有效的 %1：第 %2 行，第 %3 列 — %4</translation>
    </message>
</context>
<context>
    <name>PayloadWords</name>
    <message>
        <source>Valid JSON · %1</source>
        <translation>有效 JSON · %1</translation>
    </message>
    <message>
        <source>Empty payload</source>
        <translation>空载荷</translation>
    </message>
    <message>
        <source>hex</source>
        <translation>十六进制</translation>
    </message>
</context>
<context>
    <name>ProfileErrorText</name>
    <message>
        <source>%1 cannot be read.</source>
        <translation>无法读取 %1。</translation>
    </message>
    <message>
        <source>%1 cannot be written. What you changed is kept until the program ends.</source>
        <translation>无法写入 %1。您的更改保留到程序结束。</translation>
    </message>
    <message>
        <source>%1 is damaged.</source>
        <translation>%1 已损坏。</translation>
    </message>
    <message>
        <source>%1 was written by another version.</source>
        <translation>%1 由其他版本写入。</translation>
    </message>
    <message>
        <source>%1 has an impossible value for %2.</source>
        <translation>%1 中 %2 的值无效。</translation>
    </message>
    <message>
        <source>It was set aside as %1; nothing was deleted.</source>
        <translation>已另存为 %1；未删除任何内容。</translation>
    </message>
    <message>
        <source>reading stopped at byte %1</source>
        <translation>读取停在第 %1 字节</translation>
    </message>
</context>
<context>
    <name>ProxyText</name>
    <message>
        <source> It is the proxy that the system names for this address; the connection&apos;s Advanced page can go without it.</source>
        <translation>这是系统为此地址指定的代理；可在连接的“高级”页面中不使用它。</translation>
    </message>
    <message>
        <source>The name of the proxy was not found</source>
        <translation>找不到代理的名称</translation>
    </message>
    <message>
        <source>Name of the proxy not found: %1</source>
        <translation>找不到代理的名称：%1</translation>
    </message>
    <message>
        <source>Check the spelling of its address and that this computer is online.</source>
        <translation>请检查其地址的拼写以及本机是否联网。</translation>
    </message>
    <message>
        <source>The proxy refused the connection</source>
        <translation>代理拒绝了连接</translation>
    </message>
    <message>
        <source>No proxy listens on port %1 (refused)</source>
        <translation>端口 %1 上没有代理监听（被拒绝）</translation>
    </message>
    <message>
        <source>The computer answers, but no proxy does. Is the port right?</source>
        <translation>计算机有应答，但没有代理。端口正确吗？</translation>
    </message>
    <message>
        <source>The proxy gave no answer within %1</source>
        <translation>代理在 %1 内没有应答</translation>
    </message>
    <message>
        <source>Its address may be wrong, or it waits for the broker in vain.</source>
        <translation>其地址可能有误，或它等不到服务器的应答。</translation>
    </message>
    <message>
        <source>The proxy closed the connection without a word</source>
        <translation>代理不说明原因即关闭了连接</translation>
    </message>
    <message>
        <source>It may not like this computer or that broker, or it is of another kind: HTTP and SOCKS5 do not understand each other.</source>
        <translation>它可能不接受本机或该服务器，或类型不同：HTTP 与 SOCKS5 互不兼容。</translation>
    </message>
    <message>
        <source>The proxy asks for a user name and password</source>
        <translation>代理要求用户名和密码</translation>
    </message>
    <message>
        <source>Fill them in on the connection&apos;s Advanced page.</source>
        <translation>请在连接的“高级”页面填写。</translation>
    </message>
    <message>
        <source>The proxy does not accept the user name or password</source>
        <translation>代理不接受用户名或密码</translation>
    </message>
    <message>
        <source>Correct them on the connection&apos;s Advanced page. Nothing was sent to the broker.</source>
        <translation>请在连接的“高级”页面更正。未向服务器发送任何内容。</translation>
    </message>
    <message>
        <source>The proxy does not connect to %1</source>
        <translation>代理不连接到 %1</translation>
    </message>
    <message>
        <source>The broker cannot be reached from there, or the proxy does not allow this address or port.</source>
        <translation>从那里无法到达服务器，或代理不允许此地址或端口。</translation>
    </message>
    <message>
        <source>What the system names is no proxy</source>
        <translation>系统指定的并不是代理</translation>
    </message>
    <message>
        <source>There is no such proxy on port %1</source>
        <translation>端口 %1 上没有这样的代理</translation>
    </message>
    <message>
        <source>Something else answers there. Check the address, and whether it is an HTTP or a SOCKS5 proxy.</source>
        <translation>那里应答的是其他程序。请检查地址，以及是 HTTP 还是 SOCKS5 代理。</translation>
    </message>
    <message>
        <source>proxy not found</source>
        <translation>找不到代理</translation>
    </message>
    <message>
        <source>proxy does not answer</source>
        <translation>代理无应答</translation>
    </message>
    <message>
        <source>proxy wants a password</source>
        <translation>代理要求密码</translation>
    </message>
    <message>
        <source>wrong proxy password</source>
        <translation>代理密码错误</translation>
    </message>
    <message>
        <source>refused by the proxy</source>
        <translation>被代理拒绝</translation>
    </message>
    <message>
        <source>not a proxy</source>
        <translation>不是代理</translation>
    </message>
</context>
<context>
    <name>PublishHints</name>
    <message>
        <source>Offline: will be sent when the connection is back.</source>
        <translation>离线：连接恢复后发送。</translation>
    </message>
    <message>
        <source>Broker allows at most QoS %1.</source>
        <translation>服务器最多允许 QoS %1。</translation>
    </message>
    <message>
        <source>This broker does not keep retained messages.</source>
        <translation>此服务器不支持保留消息。</translation>
    </message>
    <message>
        <source>This clears the retained message.</source>
        <translation>这将清除保留消息。</translation>
    </message>
    <message>
        <source>A retained command runs again whenever the device reconnects.</source>
        <translation>保留的命令会在设备每次重连时再次执行。</translation>
    </message>
    <message>
        <source>Kept for clients that subscribe later.</source>
        <translation>为以后订阅的客户端保留。</translation>
    </message>
    <message>
        <source>Only clients subscribed now get it.</source>
        <translation>只有当前已订阅的客户端会收到。</translation>
    </message>
    <message>
        <source>Sent once, not confirmed; may be lost.</source>
        <translation>只发送一次，不确认；可能丢失。</translation>
    </message>
    <message>
        <source>The broker confirms; may arrive twice.</source>
        <translation>服务器会确认；可能重复到达。</translation>
    </message>
    <message>
        <source>Four-step handshake; arrives exactly once.</source>
        <translation>四步握手；恰好到达一次。</translation>
    </message>
    <message>
        <source>Topics that start with $ belong to the broker; most refuse them.</source>
        <translation>以 $ 开头的主题属于服务器；大多数服务器会拒绝。</translation>
    </message>
</context>
<context>
    <name>PublishText</name>
    <message>
        <source>Queued: will be sent when the connection is back</source>
        <translation>已排队：连接恢复后发送</translation>
    </message>
    <message>
        <source>Sent — waiting for the broker&apos;s answer</source>
        <translation>已发送，等待服务器应答</translation>
    </message>
    <message>
        <source>Sent; QoS 0 is not confirmed</source>
        <translation>已发送；QoS 0 不确认</translation>
    </message>
    <message>
        <source>Confirmed, but nobody is subscribed (0x10)</source>
        <translation>已确认，但没有人订阅（0x10）</translation>
    </message>
    <message>
        <source>Confirmed, after it was sent again</source>
        <translation>重发后已确认</translation>
    </message>
    <message>
        <source>Confirmed in %1</source>
        <translation>%1 内已确认</translation>
    </message>
    <message>
        <source>Refused: not allowed to publish here (0x87)</source>
        <translation>被拒绝：没有权限在此发布（0x87）</translation>
    </message>
    <message>
        <source>Refused. %1</source>
        <translation>被拒绝：%1</translation>
    </message>
    <message>
        <source>Not sent. %1</source>
        <translation>未发送：%1</translation>
    </message>
    <message>
        <source>Not sent: it was taken out of the queue</source>
        <translation>未发送：已从队列中取出</translation>
    </message>
    <message>
        <source>Sent, but the session ended before the answer: it may or may not have arrived</source>
        <translation>已发送，但会话在应答前结束：可能已到达，也可能没有</translation>
    </message>
    <message>
        <source>Confirmed, but then: %1</source>
        <translation>已确认，但随后：%1</translation>
    </message>
</context>
<context>
    <name>QosText</name>
    <message>
        <source>at most once</source>
        <translation>至多一次</translation>
    </message>
    <message>
        <source>at least once</source>
        <translation>至少一次</translation>
    </message>
    <message>
        <source>exactly once</source>
        <translation>恰好一次</translation>
    </message>
    <message>
        <source>Sent once, not confirmed. May be lost.</source>
        <translation>发送一次，不确认，可能丢失。</translation>
    </message>
    <message>
        <source>Confirmed. May arrive twice.</source>
        <translation>会确认，可能重复。</translation>
    </message>
    <message>
        <source>Four-step handshake. Not lost, not doubled; slowest.</source>
        <translation>四步握手，不丢不重，最慢。</translation>
    </message>
    <message>
        <source>QoS %1 — %2</source>
        <translation>QoS %1 — %2</translation>
    </message>
    <message>
        <source>QoS %1</source>
        <translation>QoS %1</translation>
    </message>
    <message>
        <source>The broker never raises QoS: you receive at the lower of the publisher&apos;s and your QoS.</source>
        <translation>服务器不会提高 QoS：您按发布方与您的 QoS 中较低者接收。</translation>
    </message>
</context>
<context>
    <name>QueryText</name>
    <message>
        <source>The filter is too long</source>
        <translation>过滤条件过长</translation>
    </message>
    <message>
        <source>At most %1 conditions</source>
        <translation>最多 %1 个条件</translation>
    </message>
    <message>
        <source>At most %1 regular expressions</source>
        <translation>最多 %1 个正则表达式</translation>
    </message>
    <message>
        <source>The closing quote is missing</source>
        <translation>缺少右引号</translation>
    </message>
    <message>
        <source># must be the last level</source>
        <translation># 必须是最后一级</translation>
    </message>
    <message>
        <source># must stand alone between slashes</source>
        <translation># 必须独占一级</translation>
    </message>
    <message>
        <source>+ must stand alone between slashes</source>
        <translation>+ 必须独占一级</translation>
    </message>
    <message>
        <source>The regular expression is empty</source>
        <translation>正则表达式为空</translation>
    </message>
    <message>
        <source>A regular expression has at most %1 characters</source>
        <translation>正则表达式最多 %1 个字符</translation>
    </message>
    <message>
        <source>No valid regular expression: %1</source>
        <translation>正则表达式无效：%1</translation>
    </message>
    <message>
        <source>Something to compare with is missing</source>
        <translation>缺少比较值</translation>
    </message>
    <message>
        <source>Name a field, for example field:battery&lt;15</source>
        <translation>请指定字段，例如 field:battery&lt;15</translation>
    </message>
    <message>
        <source>A number is missing</source>
        <translation>缺少数字</translation>
    </message>
    <message>
        <source>Unknown unit; s, min, h and d are times, k and M are sizes</source>
        <translation>未知单位；s、min、h、d 表示时间，k、M 表示大小</translation>
    </message>
    <message>
        <source>Compare with &lt; or &gt;, for example age&lt;10s</source>
        <translation>请用 &lt; 或 &gt; 比较，例如 age&lt;10s</translation>
    </message>
    <message>
        <source>retained: is followed by yes, no or was</source>
        <translation>retained: 后应为 yes、no 或 was</translation>
    </message>
    <message>
        <source>QoS is 0, 1 or 2</source>
        <translation>QoS 为 0、1 或 2</translation>
    </message>
    <message>
        <source>%1 (character %2).</source>
        <translation>%1（第 %2 个字符）。</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>MQTT pattern</source>
        <translation>MQTT 通配</translation>
    </message>
    <message>
        <source>Regular expression</source>
        <translation>正则表达式</translation>
    </message>
    <message>
        <source>Conditions</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>Several conditions</source>
        <translation>多个条件</translation>
    </message>
    <message>
        <source>Nothing was marked yet</source>
        <translation>尚未做任何标记</translation>
    </message>
    <message>
        <source>changed: is followed by mark or the name of a mark</source>
        <translation>changed: 后应为 mark 或标记的名称</translation>
    </message>
</context>
<context>
    <name>ReasonText</name>
    <message>
        <source>Unknown reason</source>
        <translation>未知原因</translation>
    </message>
    <message>
        <source>Subscription refused; MQTT 3.1.1 gives no reason, often missing permission</source>
        <translation>订阅被拒绝（3.1.1 不提供原因），常因没有权限</translation>
    </message>
    <message>
        <source>Success</source>
        <translation>成功</translation>
    </message>
    <message>
        <source>Accepted with QoS 1</source>
        <translation>已接受，QoS 1</translation>
    </message>
    <message>
        <source>Accepted with QoS 2</source>
        <translation>已接受，QoS 2</translation>
    </message>
    <message>
        <source>The client asked the broker to send its will</source>
        <translation>客户端要求服务器发送遗嘱</translation>
    </message>
    <message>
        <source>Accepted, but nobody is subscribed to this topic</source>
        <translation>已接受，但没有人订阅该主题</translation>
    </message>
    <message>
        <source>There was no such subscription</source>
        <translation>没有这个订阅</translation>
    </message>
    <message>
        <source>The broker wants to continue signing in</source>
        <translation>服务器要求继续认证</translation>
    </message>
    <message>
        <source>Signing in again</source>
        <translation>重新认证</translation>
    </message>
    <message>
        <source>The broker gave no reason</source>
        <translation>服务器未说明原因</translation>
    </message>
    <message>
        <source>The broker could not understand us</source>
        <translation>服务器无法解析报文</translation>
    </message>
    <message>
        <source>The broker says that we broke the protocol</source>
        <translation>服务器称我们违反协议</translation>
    </message>
    <message>
        <source>Valid, but this broker does not accept it</source>
        <translation>报文有效，但该服务器不接受</translation>
    </message>
    <message>
        <source>Broker does not speak this MQTT version</source>
        <translation>不支持此 MQTT 版本</translation>
    </message>
    <message>
        <source>Client ID not accepted</source>
        <translation>客户端 ID 不被接受</translation>
    </message>
    <message>
        <source>User name or password is wrong</source>
        <translation>用户名或密码错误</translation>
    </message>
    <message>
        <source>You are not allowed to do this</source>
        <translation>没有权限</translation>
    </message>
    <message>
        <source>Broker unavailable</source>
        <translation>服务器不可用</translation>
    </message>
    <message>
        <source>Broker is too busy</source>
        <translation>服务器太忙</translation>
    </message>
    <message>
        <source>This client is banned</source>
        <translation>该客户端已被禁止</translation>
    </message>
    <message>
        <source>Broker is shutting down</source>
        <translation>服务器正在关闭</translation>
    </message>
    <message>
        <source>This way of signing in is not supported</source>
        <translation>不支持该认证方式</translation>
    </message>
    <message>
        <source>Broker heard nothing from us for 1.5 × keep-alive</source>
        <translation>超过 1.5 倍保活时间未收到数据</translation>
    </message>
    <message>
        <source>Another client took over with the same ID</source>
        <translation>相同 ID 的另一客户端已接管</translation>
    </message>
    <message>
        <source>Topic filter not valid or not accepted here</source>
        <translation>主题过滤器无效</translation>
    </message>
    <message>
        <source>Topic name not valid or not accepted here</source>
        <translation>主题名无效</translation>
    </message>
    <message>
        <source>Packet ID is in use</source>
        <translation>报文标识已占用</translation>
    </message>
    <message>
        <source>Packet ID not known to the broker (session lost?)</source>
        <translation>报文标识未知（会话已丢失？）</translation>
    </message>
    <message>
        <source>We sent more unconfirmed messages than the broker allows</source>
        <translation>未确认消息过多</translation>
    </message>
    <message>
        <source>Topic alias not valid</source>
        <translation>主题别名无效</translation>
    </message>
    <message>
        <source>Message too large (broker limit %1)</source>
        <translation>消息过大（服务器限制 %1）</translation>
    </message>
    <message>
        <source>Message too large</source>
        <translation>消息过大</translation>
    </message>
    <message>
        <source>Sending too fast</source>
        <translation>发送过快</translation>
    </message>
    <message>
        <source>A quota is used up</source>
        <translation>配额用尽</translation>
    </message>
    <message>
        <source>Payload does not match its declared format</source>
        <translation>载荷与声明格式不符</translation>
    </message>
    <message>
        <source>Broker does not keep retained messages</source>
        <translation>不支持保留</translation>
    </message>
    <message>
        <source>Broker does not support this QoS</source>
        <translation>不支持该 QoS</translation>
    </message>
    <message>
        <source>Disconnected by an administrator</source>
        <translation>被管理员断开</translation>
    </message>
    <message>
        <source>Use another server</source>
        <translation>请使用其他服务器</translation>
    </message>
    <message>
        <source>Use another server: %1</source>
        <translation>请使用其他服务器：%1</translation>
    </message>
    <message>
        <source>The server has moved</source>
        <translation>服务器已迁移</translation>
    </message>
    <message>
        <source>The server has moved: %1</source>
        <translation>服务器已迁移：%1</translation>
    </message>
    <message>
        <source>No shared subscriptions here</source>
        <translation>不支持共享订阅</translation>
    </message>
    <message>
        <source>No subscription identifiers here</source>
        <translation>不支持订阅标识</translation>
    </message>
    <message>
        <source>No wildcards here</source>
        <translation>不支持通配符</translation>
    </message>
    <message>
        <source>Connecting too often</source>
        <translation>连接过于频繁</translation>
    </message>
    <message>
        <source>Time limit for the connection reached</source>
        <translation>达到连接时限</translation>
    </message>
    <message>
        <source>MQTT 3 code %1</source>
        <translation>MQTT 3 返回码 %1</translation>
    </message>
    <message>
        <source>Ask for a filter that this user may read. With MQTT 5 the broker could say why.</source>
        <translation>请使用此用户有权读取的过滤器。使用 MQTT 5 时服务器可以说明原因。</translation>
    </message>
    <message>
        <source>No version of MQTT knows this code.</source>
        <translation>没有任何 MQTT 版本定义此代码。</translation>
    </message>
    <message>
        <source>You are not allowed to connect</source>
        <translation>您没有连接权限</translation>
    </message>
    <message>
        <source>You are not allowed to publish to this topic</source>
        <translation>您没有向此主题发布的权限</translation>
    </message>
    <message>
        <source>You are not allowed to subscribe to this</source>
        <translation>您没有此订阅的权限</translation>
    </message>
    <message>
        <source>You are not allowed to unsubscribe from this</source>
        <translation>您没有取消此订阅的权限</translation>
    </message>
    <message>
        <source>The fault may be Canopy&apos;s or the broker&apos;s. The report helps those who look for it.</source>
        <translation>问题可能出在 Canopy 或服务器。报告有助于查找原因。</translation>
    </message>
    <message>
        <source>Its log may say more.</source>
        <translation>其日志可能有更多信息。</translation>
    </message>
    <message>
        <source>It goes beyond what this broker can do. Its manual or its log may say more.</source>
        <translation>超出了此服务器的能力。其手册或日志可能有更多信息。</translation>
    </message>
    <message>
        <source>Choose another version in the connection.</source>
        <translation>请在连接中选择其他版本。</translation>
    </message>
    <message>
        <source>It may speak an older one.</source>
        <translation>它可能支持较旧的版本。</translation>
    </message>
    <message>
        <source>It may be empty, too long, or not on the broker&apos;s list.</source>
        <translation>可能为空、过长，或不在服务器的名单中。</translation>
    </message>
    <message>
        <source>Type both again; capital letters matter.</source>
        <translation>请重新输入两者；区分大小写。</translation>
    </message>
    <message>
        <source>User name or password may be wrong, or this user or client ID may not connect.</source>
        <translation>用户名或密码可能有误，或此用户或客户端 ID 不允许连接。</translation>
    </message>
    <message>
        <source>The rules of the broker do not allow it to this user.</source>
        <translation>服务器的规则不允许此用户这样做。</translation>
    </message>
    <message>
        <source>It runs, but takes no connections now.</source>
        <translation>服务器在运行，但目前不接受连接。</translation>
    </message>
    <message>
        <source>It takes no more connections now.</source>
        <translation>服务器目前不再接受更多连接。</translation>
    </message>
    <message>
        <source>Only the administrator of the broker can lift that.</source>
        <translation>只有服务器管理员可以解除。</translation>
    </message>
    <message>
        <source>It may be back after a restart.</source>
        <translation>重启后可能恢复。</translation>
    </message>
    <message>
        <source>Choose another authentication method, or none.</source>
        <translation>请选择其他认证方式，或不使用。</translation>
    </message>
    <message>
        <source>The network swallowed our packets, or this computer slept.</source>
        <translation>网络丢失了我们的报文，或本机曾休眠。</translation>
    </message>
    <message>
        <source>Two clients with one ID throw each other out.</source>
        <translation>使用相同 ID 的两个客户端会互相挤下线。</translation>
    </message>
    <message>
        <source>Client and broker disagree about what is under way. A clean start begins anew.</source>
        <translation>客户端与服务器对未完成的报文看法不一致。全新开始可重新来过。</translation>
    </message>
    <message>
        <source>Some brokers do not allow every filter; try a narrower one.</source>
        <translation>有些服务器不允许所有过滤器；请尝试更窄的。</translation>
    </message>
    <message>
        <source>Some brokers do not allow every topic; correct it.</source>
        <translation>有些服务器不允许所有主题；请更正。</translation>
    </message>
    <message>
        <source>Canopy keeps to the limit that the broker states; this one counts in another way.</source>
        <translation>Canopy 遵守服务器声明的上限；此服务器的计数方式不同。</translation>
    </message>
    <message>
        <source>Turn topic aliases off in the connection&apos;s MQTT 5 page.</source>
        <translation>请在连接的 MQTT 5 页面关闭主题别名。</translation>
    </message>
    <message>
        <source>Send less at once.</source>
        <translation>请减少单次发送量。</translation>
    </message>
    <message>
        <source>Correct the payload, or do not declare it to be text.</source>
        <translation>请更正载荷，或不要声明为文本。</translation>
    </message>
    <message>
        <source>Send fewer messages per second.</source>
        <translation>请降低每秒发送的消息数。</translation>
    </message>
    <message>
        <source>Send, subscribe or connect less, or ask the administrator for more.</source>
        <translation>请减少发送、订阅或连接，或向管理员申请更多配额。</translation>
    </message>
    <message>
        <source>Send it without Retain.</source>
        <translation>请不带保留标志发送。</translation>
    </message>
    <message>
        <source>Choose a lower QoS.</source>
        <translation>请选择较低的 QoS。</translation>
    </message>
    <message>
        <source>Subscribe without $share.</source>
        <translation>请不使用 $share 订阅。</translation>
    </message>
    <message>
        <source>Subscribe without an identifier.</source>
        <translation>请不带标识符订阅。</translation>
    </message>
    <message>
        <source>Subscribe to each topic by its full name.</source>
        <translation>请用完整名称订阅每个主题。</translation>
    </message>
    <message>
        <source>It does not say which one. Ask its administrator.</source>
        <translation>它未说明是哪一台。请询问管理员。</translation>
    </message>
    <message>
        <source>Nothing is sent there before you agree.</source>
        <translation>在您同意之前不会向那里发送任何内容。</translation>
    </message>
    <message>
        <source>Ask for the reason if it happens again.</source>
        <translation>如再次发生，请询问原因。</translation>
    </message>
    <message>
        <source>Canopy waits longer before it tries again.</source>
        <translation>Canopy 会等待更长时间再重试。</translation>
    </message>
    <message>
        <source>The broker ends every connection after a while; a new one may last as long.</source>
        <translation>服务器会在一段时间后结束每个连接；新连接可能同样持续这么久。</translation>
    </message>
</context>
<context>
    <name>RetainedText</name>
    <message>
        <source>Checked %1: nothing is retained</source>
        <translation>已检查 %1：没有保留消息</translation>
    </message>
    <message numerus="yes">
        <source>Checked %1: %n retained</source>
        <translation>
            <numerusform>已检查 %1：%n 条保留消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checked %1: more than %n retained, the rest was not looked at</source>
        <translation>
            <numerusform>已检查 %1：保留消息超过 %n 条，其余未查看</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Checked %1: %n retained so far, the broker did not come to an end</source>
        <translation>
            <numerusform>已检查 %1：目前 %n 条保留消息，服务器尚未发送完</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was not checked: there is no connection</source>
        <translation>未检查 %1：没有连接</translation>
    </message>
    <message>
        <source>Checking %1 ended: the connection was lost</source>
        <translation>检查 %1 已中止：连接已断开</translation>
    </message>
    <message>
        <source>Checking %1: %2</source>
        <translation>检查 %1：%2</translation>
    </message>
    <message>
        <source>Checking %1: the broker did not answer</source>
        <translation>检查 %1：服务器未应答</translation>
    </message>
    <message>
        <source>Checking %1 ended: the display is paused</source>
        <translation>检查 %1 已中止：显示已暂停</translation>
    </message>
    <message>
        <source>%1 was not checked: other checks are waiting already</source>
        <translation>未检查 %1：已有其他检查在等待</translation>
    </message>
    <message>
        <source>%1 cannot be checked: the broker takes no such filter</source>
        <translation>无法检查 %1：服务器不接受这样的过滤器</translation>
    </message>
    <message>
        <source>Only this topic, because the broker refused the filter of the whole branch: %1</source>
        <translation>仅此主题，因为服务器拒绝了整个分支的过滤器：%1</translation>
    </message>
    <message>
        <source>A second client was not possible (%1), so this connection itself subscribed for a moment</source>
        <translation>无法使用第二个客户端（%1），因此本连接自己临时订阅了一下</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) may have been received twice meanwhile</source>
        <translation>
            <numerusform>期间可能有 %n 条消息收到了两次</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepText</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>TLS</source>
        <translation>TLS</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>MQTT</source>
        <translation>MQTT</translation>
    </message>
</context>
<context>
    <name>SystemTopics</name>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>运行时间</translation>
    </message>
    <message>
        <source>Its clock</source>
        <translation>其时钟</translation>
    </message>
    <message>
        <source>Clients connected</source>
        <translation>已连接客户端</translation>
    </message>
    <message>
        <source>Most clients at once</source>
        <translation>同时最多客户端</translation>
    </message>
    <message>
        <source>Clients known</source>
        <translation>已知客户端</translation>
    </message>
    <message>
        <source>Clients away, session kept</source>
        <translation>离线但保留会话的客户端</translation>
    </message>
    <message>
        <source>Sessions</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>订阅</translation>
    </message>
    <message>
        <source>Topics subscribed to</source>
        <translation>已订阅主题</translation>
    </message>
    <message>
        <source>Retained messages</source>
        <translation>保留消息</translation>
    </message>
    <message>
        <source>Messages stored</source>
        <translation>已存储消息</translation>
    </message>
    <message>
        <source>Stored payloads</source>
        <translation>已存储载荷</translation>
    </message>
    <message>
        <source>Messages received</source>
        <translation>收到的消息</translation>
    </message>
    <message>
        <source>Messages sent</source>
        <translation>发送的消息</translation>
    </message>
    <message>
        <source>Messages dropped</source>
        <translation>丢弃的消息</translation>
    </message>
    <message>
        <source>Received in the last minute</source>
        <translation>最近一分钟收到</translation>
    </message>
    <message>
        <source>Sent in the last minute</source>
        <translation>最近一分钟发送</translation>
    </message>
    <message>
        <source>Bytes received</source>
        <translation>收到的字节</translation>
    </message>
    <message>
        <source>Bytes sent</source>
        <translation>发送的字节</translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation>占用内存</translation>
    </message>
    <message>
        <source>Most memory in use</source>
        <translation>最大占用内存</translation>
    </message>
</context>
<context>
    <name>TlsText</name>
    <message>
        <source>The connection was stopped before any password was sent.</source>
        <translation>连接在发送任何密码之前已停止。</translation>
    </message>
    <message>
        <source>No secure connection came about</source>
        <translation>未能建立安全连接</translation>
    </message>
    <message>
        <source>The TLS handshake failed; the details say where.</source>
        <translation>TLS 握手失败；详情说明了失败位置。</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate is self-signed</source>
        <translation>服务器证书是自签名的</translation>
    </message>
    <message>
        <source>Nobody vouches for it. If it is your broker, compare the fingerprint and trust this certificate. %1</source>
        <translation>没有机构为其担保。如果是您的服务器，请核对指纹后信任此证书。%1</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate was signed by an unknown authority</source>
        <translation>服务器证书由未知机构签发</translation>
    </message>
    <message>
        <source>It was issued by %1. Choose that authority&apos;s CA file, or trust this one certificate. %2</source>
        <translation>由 %1 签发。请选择该机构的 CA 文件，或仅信任此证书。%2</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate has expired</source>
        <translation>服务器证书已过期</translation>
    </message>
    <message>
        <source>It was valid until %1. The broker needs a new one; check also the clock of this computer. %2</source>
        <translation>有效期至 %1。服务器需要新证书；也请检查本机时钟。%2</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate is not valid yet</source>
        <translation>服务器证书尚未生效</translation>
    </message>
    <message>
        <source>It is valid from %1. Check the clock of this computer. %2</source>
        <translation>自 %1 起有效。请检查本机时钟。%2</translation>
    </message>
    <message>
        <source>The certificate is for another name</source>
        <translation>证书属于其他名称</translation>
    </message>
    <message>
        <source>You asked for %1; the broker presented a certificate for %2, valid until %3. %4</source>
        <translation>您请求的是 %1；服务器出示的是 %2 的证书，有效期至 %3。%4</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate was revoked</source>
        <translation>服务器证书已被吊销</translation>
    </message>
    <message>
        <source>Its authority does not stand by it any more. %1</source>
        <translation>签发机构已不再认可它。%1</translation>
    </message>
    <message>
        <source>The broker has another certificate than the pinned one</source>
        <translation>服务器证书与固定的证书不同</translation>
    </message>
    <message>
        <source>It was renewed, or somebody is in between. Compare the fingerprint before you trust the new one. %1</source>
        <translation>证书已更新，或有人在中间。信任新证书前请核对指纹。%1</translation>
    </message>
    <message>
        <source>The broker presented no certificate</source>
        <translation>服务器未出示证书</translation>
    </message>
    <message>
        <source>The broker&apos;s certificate is not valid</source>
        <translation>服务器证书无效</translation>
    </message>
    <message>
        <source>It is damaged, too weak or made for another purpose. %1</source>
        <translation>证书已损坏、强度过低或用于其他用途。%1</translation>
    </message>
    <message>
        <source>The broker requires a client certificate</source>
        <translation>服务器要求客户端证书</translation>
    </message>
    <message>
        <source>Choose the certificate and key that the broker&apos;s administrator gave you.</source>
        <translation>请选择服务器管理员提供的证书和密钥。</translation>
    </message>
    <message>
        <source>The broker does not accept the client certificate</source>
        <translation>服务器不接受客户端证书</translation>
    </message>
    <message>
        <source>It may have expired, or be signed by an authority that the broker does not know.</source>
        <translation>它可能已过期，或由服务器不认识的机构签发。</translation>
    </message>
    <message>
        <source>The broker speaks no TLS version that is allowed here</source>
        <translation>服务器不支持此处允许的 TLS 版本</translation>
    </message>
    <message>
        <source>At least TLS 1.3 is demanded; TLS 1.2 may do.</source>
        <translation>要求至少 TLS 1.3；TLS 1.2 也许可行。</translation>
    </message>
    <message>
        <source>It speaks only versions older than TLS 1.2, which are not safe.</source>
        <translation>它只支持早于 TLS 1.2 的不安全版本。</translation>
    </message>
    <message>
        <source>The broker and this program have no cipher in common</source>
        <translation>服务器与本程序没有共同的加密套件</translation>
    </message>
    <message>
        <source>Its TLS settings or its certificate are too old or too special.</source>
        <translation>其 TLS 设置或证书过旧或过于特殊。</translation>
    </message>
    <message>
        <source>The broker knows none of the ALPN protocols</source>
        <translation>服务器不认识任何 ALPN 协议</translation>
    </message>
    <message>
        <source>Correct or empty the ALPN field.</source>
        <translation>请更正或清空 ALPN 栏。</translation>
    </message>
    <message>
        <source>The broker refused the TLS connection: %1</source>
        <translation>服务器拒绝了 TLS 连接：%1</translation>
    </message>
    <message>
        <source>Its log may say more.</source>
        <translation>其日志可能有更多说明。</translation>
    </message>
    <message>
        <source>No TLS is spoken on port %1</source>
        <translation>端口 %1 不使用 TLS</translation>
    </message>
    <message>
        <source>Something else answers there. Perhaps the broker expects an unencrypted connection on this port.</source>
        <translation>应答的是其他程序。服务器在此端口上可能需要未加密的连接。</translation>
    </message>
    <message>
        <source>The broker closed the connection during the TLS handshake</source>
        <translation>服务器在 TLS 握手期间关闭了连接</translation>
    </message>
    <message>
        <source>Perhaps no TLS is spoken on port %1.</source>
        <translation>端口 %1 可能不使用 TLS。</translation>
    </message>
    <message>
        <source>The CA file cannot be read: %1</source>
        <translation>无法读取 CA 文件：%1</translation>
    </message>
    <message>
        <source>There is no certificate in the CA file %1</source>
        <translation>CA 文件 %1 中没有证书</translation>
    </message>
    <message>
        <source>PEM and DER files are understood.</source>
        <translation>支持 PEM 和 DER 文件。</translation>
    </message>
    <message>
        <source>The client certificate cannot be read: %1</source>
        <translation>无法读取客户端证书：%1</translation>
    </message>
    <message>
        <source>There is no certificate in the file %1</source>
        <translation>文件 %1 中没有证书</translation>
    </message>
    <message>
        <source>PEM, DER and PKCS#12 files are understood.</source>
        <translation>支持 PEM、DER 和 PKCS#12 文件。</translation>
    </message>
    <message>
        <source>The client key cannot be read: %1</source>
        <translation>无法读取客户端密钥：%1</translation>
    </message>
    <message>
        <source>There is no private key in the file %1</source>
        <translation>文件 %1 中没有私钥</translation>
    </message>
    <message>
        <source>Choose the key that belongs to the client certificate.</source>
        <translation>请选择与客户端证书对应的密钥。</translation>
    </message>
    <message>
        <source>The client key is protected by a passphrase</source>
        <translation>客户端密钥受口令保护</translation>
    </message>
    <message>
        <source>Type it in the connection&apos;s Security page.</source>
        <translation>请在连接的“安全”页中输入。</translation>
    </message>
    <message>
        <source>The passphrase of the client key is wrong</source>
        <translation>客户端密钥的口令错误</translation>
    </message>
    <message>
        <source>Or the file is protected in a way that is not understood.</source>
        <translation>或者文件的保护方式不受支持。</translation>
    </message>
    <message>
        <source>This kind of private key is not supported: %1</source>
        <translation>不支持此类私钥：%1</translation>
    </message>
    <message>
        <source>The client key belongs to another certificate</source>
        <translation>客户端密钥属于其他证书</translation>
    </message>
    <message>
        <source>Certificate and key have to be made for each other.</source>
        <translation>证书与密钥必须配对。</translation>
    </message>
    <message>
        <source>No certificate is pinned</source>
        <translation>未固定证书</translation>
    </message>
    <message>
        <source>Type its SHA-256 fingerprint, or verify in another way.</source>
        <translation>请输入其 SHA-256 指纹，或使用其他验证方式。</translation>
    </message>
    <message>
        <source>This computer has no TLS library</source>
        <translation>本机没有 TLS 库</translation>
    </message>
    <message>
        <source>Install OpenSSL 3 and start Canopy again.</source>
        <translation>请安装 OpenSSL 3 并重新启动 Canopy。</translation>
    </message>
    <message>
        <source>certificate self-signed</source>
        <translation>证书自签名</translation>
    </message>
    <message>
        <source>unknown authority</source>
        <translation>未知机构</translation>
    </message>
    <message>
        <source>certificate expired</source>
        <translation>证书已过期</translation>
    </message>
    <message>
        <source>certificate not valid yet</source>
        <translation>证书尚未生效</translation>
    </message>
    <message>
        <source>certificate for another name</source>
        <translation>证书名称不符</translation>
    </message>
    <message>
        <source>certificate revoked</source>
        <translation>证书已吊销</translation>
    </message>
    <message>
        <source>other certificate</source>
        <translation>证书不同</translation>
    </message>
    <message>
        <source>certificate not valid</source>
        <translation>证书无效</translation>
    </message>
    <message>
        <source>client certificate required</source>
        <translation>需要客户端证书</translation>
    </message>
    <message>
        <source>client certificate refused</source>
        <translation>客户端证书被拒绝</translation>
    </message>
    <message>
        <source>no TLS there</source>
        <translation>对方不使用 TLS</translation>
    </message>
    <message>
        <source>CA file unusable</source>
        <translation>CA 文件不可用</translation>
    </message>
    <message>
        <source>client certificate unusable</source>
        <translation>客户端证书不可用</translation>
    </message>
    <message>
        <source>client key unusable</source>
        <translation>客户端密钥不可用</translation>
    </message>
    <message>
        <source>passphrase needed</source>
        <translation>需要口令</translation>
    </message>
    <message>
        <source>wrong passphrase</source>
        <translation>口令错误</translation>
    </message>
    <message>
        <source>nothing pinned</source>
        <translation>未固定证书</translation>
    </message>
    <message>
        <source>no TLS library</source>
        <translation>没有 TLS 库</translation>
    </message>
    <message>
        <source>TLS failed</source>
        <translation>TLS 失败</translation>
    </message>
    <message>
        <source>For: %1</source>
        <translation>颁发给：%1</translation>
    </message>
    <message>
        <source>Issued by: itself (self-signed)</source>
        <translation>签发者：自身（自签名）</translation>
    </message>
    <message>
        <source>Issued by: %1</source>
        <translation>签发者：%1</translation>
    </message>
    <message>
        <source>Names: %1</source>
        <translation>名称：%1</translation>
    </message>
    <message>
        <source>Valid: %1 to %2</source>
        <translation>有效期：%1 至 %2</translation>
    </message>
    <message numerus="yes">
        <source>Key: %1, %n bit(s)</source>
        <translation>
            <numerusform>密钥：%1，%n 位</numerusform>
        </translation>
    </message>
    <message>
        <source>SHA-256 fingerprint: %1</source>
        <translation>SHA-256 指纹：%1</translation>
    </message>
    <message>
        <source>certificate not verified</source>
        <translation>证书未验证</translation>
    </message>
    <message>
        <source>certificate valid until %1</source>
        <translation>证书有效期至 %1</translation>
    </message>
    <message>
        <source>ALPN %1</source>
        <translation>ALPN %1</translation>
    </message>
    <message>
        <source>elliptic curve</source>
        <translation>椭圆曲线</translation>
    </message>
    <message>
        <source>other</source>
        <translation>其他</translation>
    </message>
    <message>
        <source>RSA, elliptic curve and Ed25519 keys can be used.</source>
        <translation>可使用 RSA、椭圆曲线和 Ed25519 密钥。</translation>
    </message>
    <message>
        <source>Cipher %1</source>
        <translation>加密套件 %1</translation>
    </message>
    <message>
        <source>certificate verified</source>
        <translation>证书已验证</translation>
    </message>
</context>
<context>
    <name>TopicText</name>
    <message>
        <source>Type at least one character</source>
        <translation>请至少输入一个字符</translation>
    </message>
    <message>
        <source>Longer than 65 535 bytes</source>
        <translation>超过 65 535 字节</translation>
    </message>
    <message>
        <source>Holds half a character, which cannot be sent</source>
        <translation>含有不完整的字符，无法发送</translation>
    </message>
    <message>
        <source>The character U+0000 is not allowed</source>
        <translation>不允许字符 U+0000</translation>
    </message>
    <message>
        <source>+ and # are for subscriptions; a message needs one exact topic</source>
        <translation>+ 和 # 用于订阅；消息需要一个确切的主题</translation>
    </message>
    <message>
        <source># must stand alone between slashes</source>
        <translation># 必须独占一级</translation>
    </message>
    <message>
        <source># must be the last level</source>
        <translation># 必须是最后一级</translation>
    </message>
    <message>
        <source>+ must stand alone between slashes</source>
        <translation>+ 必须独占一级</translation>
    </message>
    <message>
        <source>The group of a shared subscription is missing: $share/group/filter</source>
        <translation>共享订阅缺少组名：$share/组/过滤器</translation>
    </message>
    <message>
        <source>The group of a shared subscription cannot hold + or #</source>
        <translation>共享订阅的组名不能包含 + 或 #</translation>
    </message>
    <message>
        <source>The filter of a shared subscription is missing: $share/group/filter</source>
        <translation>共享订阅缺少过滤器：$share/组/过滤器</translation>
    </message>
    <message>
        <source>%1 (character %2).</source>
        <translation>%1（第 %2 个字符）。</translation>
    </message>
    <message>
        <source>%1.</source>
        <translation>%1。</translation>
    </message>
</context>
<context>
    <name>WebSocketText</name>
    <message>
        <source>No WebSocket is spoken on port %1</source>
        <translation>端口 %1 不支持 WebSocket</translation>
    </message>
    <message>
        <source>Something answers there, but not as a web server does. Perhaps it is the broker&apos;s plain MQTT port.</source>
        <translation>那里有应答，但不是网页服务器。可能是服务器的普通 MQTT 端口。</translation>
    </message>
    <message>
        <source>The server opens WebSockets, but does not speak MQTT over them</source>
        <translation>服务器支持 WebSocket，但不在其上使用 MQTT</translation>
    </message>
    <message>
        <source>Another service answers on path %1. Check the path and the port.</source>
        <translation>路径 %1 上应答的是其他服务。请检查路径和端口。</translation>
    </message>
    <message>
        <source>The server&apos;s answer opens no WebSocket</source>
        <translation>服务器的应答未打开 WebSocket</translation>
    </message>
    <message>
        <source>It breaks the rules of the handshake, perhaps because a proxy or gateway in between does not pass WebSockets on.</source>
        <translation>它违反了握手规则，可能是中间的代理或网关不转发 WebSocket。</translation>
    </message>
    <message>
        <source>The server closed the connection instead of opening a WebSocket</source>
        <translation>服务器关闭了连接而没有打开 WebSocket</translation>
    </message>
    <message>
        <source>Perhaps port %1 is for MQTT without WebSocket.</source>
        <translation>端口 %1 可能用于不带 WebSocket 的 MQTT。</translation>
    </message>
    <message>
        <source>Perhaps port %1 is for MQTT without WebSocket, or it expects TLS.</source>
        <translation>端口 %1 可能用于不带 WebSocket 的 MQTT，或需要 TLS。</translation>
    </message>
    <message>
        <source>The server sent text over the WebSocket, which MQTT does not allow</source>
        <translation>服务器通过 WebSocket 发送了文本，MQTT 不允许这样做</translation>
    </message>
    <message>
        <source>Another service may answer on path %1.</source>
        <translation>路径 %1 上应答的可能是其他服务。</translation>
    </message>
    <message>
        <source>The server broke the rules of WebSocket</source>
        <translation>服务器违反了 WebSocket 规则</translation>
    </message>
    <message>
        <source>The server, or a gateway in between, has a fault. Its log may say more.</source>
        <translation>服务器或中间的网关有故障。其日志可能有更多信息。</translation>
    </message>
    <message>
        <source>No WebSocket could be opened</source>
        <translation>无法打开 WebSocket</translation>
    </message>
    <message>
        <source>HTTP %1</source>
        <translation>HTTP %1</translation>
    </message>
    <message>
        <source>no MQTT over WebSocket</source>
        <translation>WebSocket 上无 MQTT</translation>
    </message>
    <message>
        <source>WebSocket error</source>
        <translation>WebSocket 错误</translation>
    </message>
    <message>
        <source>no WebSocket</source>
        <translation>无 WebSocket</translation>
    </message>
    <message>
        <source>The server wants to be asked at another address</source>
        <translation>服务器要求使用其他地址</translation>
    </message>
    <message>
        <source>The details may name it. Canopy does not follow by itself.</source>
        <translation>详情中可能有该地址。Canopy 不会自动跟随。</translation>
    </message>
    <message>
        <source>The web server does not understand the request for a WebSocket</source>
        <translation>网页服务器不理解 WebSocket 请求</translation>
    </message>
    <message>
        <source>It may expect TLS, another path than %1, or it opens no WebSockets at all.</source>
        <translation>它可能需要 TLS、其他路径（而非 %1），或根本不支持 WebSocket。</translation>
    </message>
    <message>
        <source>The web server asks for a sign-in of its own</source>
        <translation>网页服务器要求单独登录</translation>
    </message>
    <message>
        <source>It wants to know who asks before the broker does, often with an Authorization header. Add it on the connection&apos;s Advanced page.</source>
        <translation>它要在服务器之前知道是谁，通常使用 Authorization 请求头。请在连接的“高级”页面添加。</translation>
    </message>
    <message>
        <source>The web server does not allow this</source>
        <translation>网页服务器不允许此操作</translation>
    </message>
    <message>
        <source>It may ask for a header, such as a token or an Origin, or it lets only certain addresses in.</source>
        <translation>它可能需要某个请求头，如令牌或 Origin，或只允许特定地址。</translation>
    </message>
    <message>
        <source>There is no broker at path %1</source>
        <translation>路径 %1 上没有服务器</translation>
    </message>
    <message>
        <source>The web server answers, but not there. Ask for the right path; often it is /mqtt, /ws or /.</source>
        <translation>网页服务器有应答，但不在该路径。请询问正确路径；通常为 /mqtt、/ws 或 /。</translation>
    </message>
    <message>
        <source>The web server says we ask too often</source>
        <translation>网页服务器表示请求过于频繁</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>请稍后再试。</translation>
    </message>
    <message>
        <source>The gateway answers, but the broker behind it does not</source>
        <translation>网关有应答，但其后的服务器没有</translation>
    </message>
    <message>
        <source>The broker may be down or just starting.</source>
        <translation>服务器可能已停止或正在启动。</translation>
    </message>
    <message>
        <source>The web server has a fault of its own</source>
        <translation>网页服务器自身有故障</translation>
    </message>
    <message>
        <source>Its log may say more.</source>
        <translation>其日志可能有更多信息。</translation>
    </message>
    <message>
        <source>The web server answered, but opened no WebSocket</source>
        <translation>网页服务器有应答，但未打开 WebSocket</translation>
    </message>
    <message>
        <source>Check the address, the port and the path %1.</source>
        <translation>请检查地址、端口和路径 %1。</translation>
    </message>
</context>
<context>
    <name>WindowMenus</name>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Connection</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Topic</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Message</source>
        <translation>消息(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Layout</source>
        <translation>布局(&amp;L)</translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation>工具(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Sort topics by</source>
        <translation>主题排序方式(&amp;S)</translation>
    </message>
    <message>
        <source>Topic &amp;columns</source>
        <translation>主题列(&amp;C)</translation>
    </message>
</context>
<context>
    <name>app::Application</name>
    <message>
        <source>Diagnostics</source>
        <translation>诊断信息</translation>
    </message>
    <message>
        <source>The picture %1 could not be written.</source>
        <translation>无法写入图片 %1。</translation>
    </message>
    <message>
        <source>The report %1 could not be written: %2</source>
        <translation>无法写入报告 %1：%2</translation>
    </message>
</context>
<context>
    <name>ui</name>
    <message>
        <source>Local broker</source>
        <translation>本地服务器</translation>
    </message>
    <message>
        <source>Web &amp;pages from anywhere may connect</source>
        <translation>允许任意来源的网页连接(&amp;P)</translation>
    </message>
    <message>
        <source>Start &amp;with Canopy</source>
        <translation>随 Canopy 启动(&amp;W)</translation>
    </message>
    <message>
        <source>Start the &amp;simulated devices with it</source>
        <translation>同时启动模拟设备(&amp;S)</translation>
    </message>
</context>
<context>
    <name>ui::AddressError</name>
    <message>
        <source>Type the broker&apos;s host name or paste its URL.</source>
        <translation>请输入服务器主机名或粘贴其 URL。</translation>
    </message>
    <message>
        <source>Only mqtt://, mqtts://, ws://, wss:// and unix:// addresses are understood.</source>
        <translation>仅支持 mqtt://、mqtts://、ws://、wss:// 和 unix:// 地址。</translation>
    </message>
    <message>
        <source>The host name is missing.</source>
        <translation>缺少主机名。</translation>
    </message>
    <message>
        <source>This is no host name or IP address (character %1).</source>
        <translation>这不是主机名或 IP 地址（第 %1 个字符）。</translation>
    </message>
    <message>
        <source>The port is a number from 1 to 65535 (character %1).</source>
        <translation>端口是 1 到 65535 之间的数字（第 %1 个字符）。</translation>
    </message>
    <message>
        <source>The path of a local socket begins with a slash.</source>
        <translation>本地套接字的路径以斜杠开头。</translation>
    </message>
    <message>
        <source>This address is too long.</source>
        <translation>地址过长。</translation>
    </message>
</context>
<context>
    <name>ui::AdvancedPage</name>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>&amp;Reconnect automatically</source>
        <translation>自动重新连接(&amp;R)</translation>
    </message>
    <message>
        <source>Send small packets at once (TCP no &amp;delay)</source>
        <translation>立即发送小数据包（TCP no delay）(&amp;D)</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>连接</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Connect time&amp;out</source>
        <translation>连接超时(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;First wait</source>
        <translation>首次等待(&amp;F)</translation>
    </message>
    <message>
        <source>At &amp;most</source>
        <translation>最长(&amp;M)</translation>
    </message>
    <message>
        <source>Doubles with each attempt, give or take a fifth.</source>
        <translation>每次尝试加倍，上下浮动五分之一。</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>&amp;Bind address</source>
        <translation>绑定地址(&amp;B)</translation>
    </message>
    <message>
        <source>The address of this computer to connect from.</source>
        <translation>从此计算机的哪个地址发起连接。</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>发送</translation>
    </message>
    <message>
        <source> messages</source>
        <translation> 条消息</translation>
    </message>
    <message>
        <source>Offline &amp;queue</source>
        <translation>离线队列(&amp;Q)</translation>
    </message>
    <message>
        <source>Published while offline; sent when the connection is back.</source>
        <translation>离线时发布的消息；连接恢复后发送。</translation>
    </message>
    <message>
        <source>Only after reconnect, as MQTT demands.</source>
        <translation>仅在重新连接后，按 MQTT 规定。</translation>
    </message>
    <message>
        <source>Resend</source>
        <translation>重发</translation>
    </message>
    <message>
        <source>Shorter than the first wait.</source>
        <translation>比首次等待更短。</translation>
    </message>
    <message>
        <source>This is no IP address.</source>
        <translation>这不是 IP 地址。</translation>
    </message>
    <message>
        <source>Notice a dead line without traffic (TCP &amp;keep-alive)</source>
        <translation>无流量时也能发现断线（TCP 保活）(&amp;K)</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>按系统设置</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>HTTP</source>
        <translation>HTTP</translation>
    </message>
    <message>
        <source>SOCKS5</source>
        <translation>SOCKS5</translation>
    </message>
    <message>
        <source>Prox&amp;y</source>
        <translation>代理(&amp;Y)</translation>
    </message>
    <message>
        <source>Proxy &amp;address</source>
        <translation>代理地址(&amp;A)</translation>
    </message>
    <message>
        <source>Proxy port</source>
        <translation>代理端口</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>The proxy looks up the broker&apos;s name.</source>
        <translation>由代理解析服务器名称。</translation>
    </message>
    <message>
        <source>Proxy &amp;user</source>
        <translation>代理用户(&amp;U)</translation>
    </message>
    <message>
        <source>Proxy pass&amp;word</source>
        <translation>代理密码(&amp;W)</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>&amp;HTTP headers</source>
        <translation>HTTP 请求头(&amp;H)</translation>
    </message>
    <message>
        <source>Not with a local socket.</source>
        <translation>本地套接字不适用。</translation>
    </message>
    <message>
        <source>Only with a WebSocket.</source>
        <translation>仅适用于 WebSocket。</translation>
    </message>
    <message>
        <source>kept in the system keyring</source>
        <translation>保存在系统密钥环中</translation>
    </message>
    <message>
        <source>Type the proxy&apos;s host name or IP address.</source>
        <translation>请输入代理的主机名或 IP 地址。</translation>
    </message>
    <message>
        <source>The header “%1” cannot be sent: names are letters, digits and -, and those of the handshake itself are taken.</source>
        <translation>无法发送请求头“%1”：名称由字母、数字和 - 组成，且不能使用握手自身的请求头。</translation>
    </message>
</context>
<context>
    <name>ui::AppearancePage</name>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题样式(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Takes effect at the next start.</source>
        <translation>下次启动时生效。</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>紧凑</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Touch</source>
        <translation>触摸</translation>
    </message>
    <message>
        <source>&amp;Density</source>
        <translation>密度(&amp;D)</translation>
    </message>
    <message>
        <source>How high the rows of lists and trees are.</source>
        <translation>列表和树的行高。</translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>文字大小(&amp;S)</translation>
    </message>
    <message>
        <source>Ctrl + and Ctrl − change it from anywhere.</source>
        <translation>随处可用 Ctrl + 和 Ctrl − 调整。</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Tint that fades in two steps</source>
        <translation>分两级减淡的底色</translation>
    </message>
    <message>
        <source>• before the value</source>
        <translation>值前加 •</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Highlight updates</source>
        <translation>突出显示更新(&amp;H)</translation>
    </message>
    <message>
        <source>Automatic: a tint, or • where the system asks for less motion.</source>
        <translation>自动：底色；系统要求减少动态效果时为 •。</translation>
    </message>
    <message>
        <source>Relative, as in 4 min</source>
        <translation>相对，如 4 分</translation>
    </message>
    <message>
        <source>Absolute, as in 14:22:08</source>
        <translation>绝对，如 14:22:08</translation>
    </message>
    <message>
        <source>T&amp;imes</source>
        <translation>时间(&amp;I)</translation>
    </message>
    <message>
        <source>%1 times a second</source>
        <translation>每秒 %1 次</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>刷新(&amp;F)</translation>
    </message>
    <message>
        <source>How often new messages appear. Nothing is lost in between.</source>
        <translation>新消息显示的频率。期间不会丢失任何内容。</translation>
    </message>
</context>
<context>
    <name>ui::BottomPanel</name>
    <message>
        <source>Unfold the panel</source>
        <translation>展开面板</translation>
    </message>
    <message>
        <source>Fold the panel</source>
        <translation>折叠面板</translation>
    </message>
</context>
<context>
    <name>ui::BranchActions</name>
    <message>
        <source>Show only this branch</source>
        <translation>只显示此分支</translation>
    </message>
    <message>
        <source>Show all topics</source>
        <translation>显示所有主题</translation>
    </message>
    <message>
        <source>Mute this branch</source>
        <translation>静音此分支</translation>
    </message>
    <message>
        <source>Unmute this branch</source>
        <translation>取消静音此分支</translation>
    </message>
    <message>
        <source>Unmute %1</source>
        <comment>name of a branch</comment>
        <translation>取消静音 %1</translation>
    </message>
</context>
<context>
    <name>ui::Breadcrumb</name>
    <message>
        <source>Topic %1</source>
        <translation>主题 %1</translation>
    </message>
    <message>
        <source>(empty)</source>
        <comment>a topic level without a name</comment>
        <translation>（空）</translation>
    </message>
</context>
<context>
    <name>ui::CertificateDialog</name>
    <message>
        <source>Certificate of the broker</source>
        <translation>服务器证书</translation>
    </message>
    <message>
        <source>Certificates as the broker sent them, its own first</source>
        <translation>服务器发送的证书，自身证书在最前</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>复制(&amp;O)</translation>
    </message>
    <message>
        <source>Copies the whole chain as text</source>
        <translation>将整个证书链复制为文本</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
</context>
<context>
    <name>ui::CertificateLine</name>
    <message>
        <source>Sa&amp;ve certificate…</source>
        <translation>保存证书(&amp;V)…</translation>
    </message>
    <message>
        <source>Certificate (SHA-256)</source>
        <translation>证书（SHA-256）</translation>
    </message>
    <message>
        <source>Copy the fingerprint</source>
        <translation>复制指纹</translation>
    </message>
    <message>
        <source>For a device or another program that has to trust the local broker. It holds no secret.</source>
        <translation>供需要信任本地服务器的设备或其他程序使用。不含机密。</translation>
    </message>
    <message>
        <source>Save certificate</source>
        <translation>保存证书</translation>
    </message>
    <message>
        <source>Saved to %1.</source>
        <translation>已保存到 %1。</translation>
    </message>
    <message>
        <source>The certificate was not saved to %1: %2.</source>
        <translation>证书未能保存到 %1：%2。</translation>
    </message>
</context>
<context>
    <name>ui::ClientListModel</name>
    <message>
        <source>away</source>
        <translation>离线</translation>
    </message>
    <message>
        <source>Connected %1</source>
        <translation>已连接 %1</translation>
    </message>
    <message>
        <source>Away for %1; its session waits</source>
        <translation>已离线 %1;会话保留中</translation>
    </message>
    <message>
        <source>%1 messages, %2 received from it</source>
        <translation>从该客户端收到 %1 条消息,%2</translation>
    </message>
    <message>
        <source>%1 messages, %2 sent to it</source>
        <translation>向该客户端发送 %1 条消息,%2</translation>
    </message>
    <message>
        <source>%1 waiting, %2 in flight</source>
        <translation>%1 等待中,%2 条传输中</translation>
    </message>
    <message>
        <source>Messages a second from this client</source>
        <translation>该客户端每秒发来的消息</translation>
    </message>
    <message>
        <source>Messages a second to this client</source>
        <translation>每秒发给该客户端的消息</translation>
    </message>
    <message>
        <source>Messages that wait because the client is away or slow</source>
        <translation>因客户端离线或较慢而等待的消息</translation>
    </message>
    <message>
        <source>Messages that found no room in the queue</source>
        <translation>队列已满而丢弃的消息</translation>
    </message>
    <message>
        <source>Client ID</source>
        <translation>客户端 ID</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>MQTT</source>
        <translation>MQTT</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>订阅</translation>
    </message>
    <message>
        <source>In</source>
        <translation>收</translation>
    </message>
    <message>
        <source>Out</source>
        <translation>发</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>丢弃</translation>
    </message>
</context>
<context>
    <name>ui::ClientTable</name>
    <message>
        <source>Connected clients</source>
        <translation>已连接的客户端</translation>
    </message>
    <message>
        <source>&amp;Cut the line (its will is sent)</source>
        <translation>切断连接(会发送其遗嘱)(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Disconnect with reason</source>
        <translation>按原因断开(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Administrative action</source>
        <translation>管理操作(&amp;A)</translation>
    </message>
    <message>
        <source>Server &amp;busy</source>
        <translation>服务器忙(&amp;B)</translation>
    </message>
    <message>
        <source>Session &amp;taken over</source>
        <translation>会话被接管(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Keep alive timeout</source>
        <translation>保活超时(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Quota exceeded</source>
        <translation>超出配额(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Not authorized</source>
        <translation>未授权(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Unspecified error</source>
        <translation>未指明的错误(&amp;U)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;Disconnect (this version is told no reason)</source>
        <translation>断开(此版本不告知原因)(&amp;D)</translation>
    </message>
    <message>
        <source>C&amp;opy client ID</source>
        <translation>复制客户端 ID(&amp;O)</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionBanner</name>
    <message>
        <source>Nothing is subscribed yet: %1 is not in your own network. # may bring the messages of everybody there, or be refused.</source>
        <translation>尚未订阅任何内容：%1 不在您的网络中。# 可能会收到那里所有人的消息，或被拒绝。</translation>
    </message>
    <message>
        <source>Choose a filter…</source>
        <translation>选择过滤器…</translation>
    </message>
    <message>
        <source>Subscribe to everything</source>
        <translation>订阅全部</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionCommands</name>
    <message>
        <source>&amp;Try now</source>
        <translation>立即重试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>取消(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>断开(&amp;D)</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionDialog</name>
    <message>
        <source>&amp;Test connection</source>
        <translation>测试连接(&amp;T)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>保存(&amp;S)</translation>
    </message>
    <message>
        <source>Save and &amp;connect</source>
        <translation>保存并连接(&amp;C)</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>新建连接</translation>
    </message>
    <message>
        <source>Edit connection — %1</source>
        <translation>编辑连接 — %1</translation>
    </message>
    <message>
        <source>Stop &amp;test</source>
        <translation>停止测试(&amp;T)</translation>
    </message>
    <message>
        <source>It will subscribe to every topic (#). On a broker that others use, too, that may be a lot, or refused.</source>
        <translation>将订阅所有主题（#）。在他人共用的服务器上，消息可能很多，或被拒绝。</translation>
    </message>
    <message>
        <source>Choose topics…</source>
        <translation>选择主题…</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionListModel</name>
    <message>
        <source>%1 (read-only)</source>
        <translation>%1（只读）</translation>
    </message>
    <message>
        <source>retry in %1</source>
        <translation>%1后重试</translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>marked %1</source>
        <translation>标记为%1</translation>
    </message>
    <message>
        <source>This connection is read-only: nothing is published on it.</source>
        <translation>此连接为只读：不会在其上发布任何内容。</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionNotice</name>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Stop retrying</source>
        <translation>停止重试</translation>
    </message>
    <message>
        <source>Edit connection…</source>
        <translation>编辑连接…</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
    <message>
        <source>%1 lost: %2.</source>
        <translation>%1 已断开：%2。</translation>
    </message>
    <message>
        <source>Attempt %1 in %2.</source>
        <translation>%2后进行第 %1 次尝试。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>报告…</translation>
    </message>
    <message>
        <source>Data below is as of %1.</source>
        <translation>下方数据截至 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) wait to be sent.</source>
        <translation>
            <numerusform>%n 条消息等待发送。</numerusform>
        </translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionSectionsModel</name>
    <message numerus="yes">
        <source>%1, %n connection(s), folded</source>
        <translation>
            <numerusform>%1，%n 个连接，已折叠</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n connection(s), unfolded</source>
        <translation>
            <numerusform>%1，%n 个连接，已展开</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConnectionStatus</name>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Connecting… %1</source>
        <translation>正在连接… %1</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>No answer for %1</source>
        <translation>%1没有应答</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>Connected %1</source>
        <translation>已连接 %1</translation>
    </message>
    <message>
        <source>Reconnecting — attempt %1 in %2</source>
        <translation>正在重新连接 — %2后第 %1 次尝试</translation>
    </message>
    <message>
        <source>reconnecting</source>
        <translation>正在重新连接</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionTransfer</name>
    <message numerus="yes">
        <source>%n connection(s) imported</source>
        <translation>
            <numerusform>已导入 %n 个连接</numerusform>
        </translation>
    </message>
    <message>
        <source>connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Export connections without secrets</source>
        <translation>导出连接（不含密码）</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s) exported to %1, without passwords</source>
        <translation>
            <numerusform>已将 %n 个连接导出到 %1，不含密码</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConnectionsPane</name>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>订阅</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>No connection yet.</source>
        <translation>尚无连接。</translation>
    </message>
    <message>
        <source>New connection…</source>
        <translation>新建连接…</translation>
    </message>
    <message>
        <source>No subscription: nothing can arrive.</source>
        <translation>没有订阅：不会收到任何消息。</translation>
    </message>
    <message>
        <source>Subscribe…</source>
        <translation>订阅…</translation>
    </message>
    <message>
        <source>Subscriptions %1</source>
        <translation>订阅 %1</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>断开(&amp;D)</translation>
    </message>
    <message>
        <source>Disconnect and send &amp;will</source>
        <translation>断开并发送遗嘱(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Edit…</source>
        <translation>编辑(&amp;E)…</translation>
    </message>
    <message>
        <source>D&amp;uplicate…</source>
        <translation>复制连接(&amp;U)…</translation>
    </message>
    <message>
        <source>Copy &amp;address</source>
        <translation>复制地址(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Remove…</source>
        <translation>移除(&amp;R)…</translation>
    </message>
    <message>
        <source>Remove connection</source>
        <translation>移除连接</translation>
    </message>
    <message>
        <source>Remove “%1”?</source>
        <translation>移除“%1”？</translation>
    </message>
    <message>
        <source>Its settings and its password are deleted from this computer. Nothing changes on the broker.</source>
        <translation>其设置和密码将从此计算机删除。服务器上没有任何变化。</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Read-&amp;only</source>
        <translation>只读(&amp;O)</translation>
    </message>
    <message>
        <source>Move &amp;up</source>
        <translation>上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move do&amp;wn</source>
        <translation>下移(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Unfold</source>
        <translation>展开(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Fold</source>
        <translation>折叠(&amp;F)</translation>
    </message>
    <message>
        <source>Move group &amp;up</source>
        <translation>组上移(&amp;U)</translation>
    </message>
    <message>
        <source>Move group do&amp;wn</source>
        <translation>组下移(&amp;W)</translation>
    </message>
    <message>
        <source>E&amp;xport without secrets…</source>
        <translation>导出（不含密码）(&amp;X)…</translation>
    </message>
    <message>
        <source>&amp;Import connections…</source>
        <translation>导入连接(&amp;I)…</translation>
    </message>
</context>
<context>
    <name>ui::DataPage</name>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> MiB</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史(&amp;H)</translation>
    </message>
    <message>
        <source>Automatic (%1)</source>
        <translation>自动 (%1)</translation>
    </message>
    <message>
        <source>Kept in memory, shared by all open connections. The oldest messages go first. Automatic: 1 GiB or a quarter of the memory, whichever is less.</source>
        <translation>保存在内存中，由所有打开的连接共享。最旧的消息先删除。自动：1 GiB 或内存的四分之一，取较小者。</translation>
    </message>
    <message>
        <source> messages</source>
        <translation> 条消息</translation>
    </message>
    <message>
        <source>At &amp;least per topic</source>
        <translation>每个主题至少(&amp;L)</translation>
    </message>
    <message>
        <source>So many of every topic go last. The last value always stays.</source>
        <translation>每个主题的这么多条最后删除。最新值始终保留。</translation>
    </message>
</context>
<context>
    <name>ui::DraftListModel</name>
    <message>
        <source>%1, saved</source>
        <translation>%1，已保存</translation>
    </message>
    <message>
        <source>, retained</source>
        <translation>，保留</translation>
    </message>
</context>
<context>
    <name>ui::EventReporter</name>
    <message>
        <source>The system keyring did not take the password. It is kept until the program ends.</source>
        <translation>系统密钥环未接受密码。密码将保留到程序结束。</translation>
    </message>
    <message>
        <source>The broker answers again</source>
        <translation>服务器恢复应答</translation>
    </message>
    <message>
        <source>The broker does not answer</source>
        <translation>服务器无应答</translation>
    </message>
    <message>
        <source>Unsubscribed from %1</source>
        <translation>已取消订阅 %1</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>已断开</translation>
    </message>
    <message>
        <source>Connected with %1</source>
        <translation>已连接，使用 %1</translation>
    </message>
    <message>
        <source>Reconnected after %1</source>
        <translation>%1 后已重新连接</translation>
    </message>
    <message>
        <source>session resumed</source>
        <translation>会话已恢复</translation>
    </message>
    <message>
        <source>The broker does not speak MQTT 5; connected with %1 instead</source>
        <translation>服务器不支持 MQTT 5；已改用 %1 连接</translation>
    </message>
    <message>
        <source>Subscription to %1: %2</source>
        <translation>订阅 %1：%2</translation>
    </message>
    <message>
        <source>The broker lowered the subscription to %1 to QoS %2</source>
        <translation>服务器将对 %1 的订阅降为 QoS %2</translation>
    </message>
    <message>
        <source>Marked %1</source>
        <translation>已标记 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n subscription(s) kept</source>
        <translation>
            <numerusform>保留了 %n 个订阅</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n subscription(s) asked for again</source>
        <translation>
            <numerusform>重新请求了 %n 个订阅</numerusform>
        </translation>
    </message>
    <message>
        <source>Still subscribed to %1: %2</source>
        <translation>仍订阅着 %1：%2</translation>
    </message>
    <message>
        <source>Unsubscribed from %1: %2</source>
        <translation>已取消订阅 %1：%2</translation>
    </message>
    <message>
        <source>Publish to %1: %2</source>
        <translation>发布到 %1：%2</translation>
    </message>
</context>
<context>
    <name>ui::EventsModel</name>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Good</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详情</translation>
    </message>
</context>
<context>
    <name>ui::EventsPane</name>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Warnings and errors</source>
        <translation>警告和错误</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Which events are shown</source>
        <translation>显示哪些事件</translation>
    </message>
    <message>
        <source>Copy as report</source>
        <translation>复制为报告</translation>
    </message>
    <message>
        <source>Clear the list</source>
        <translation>清空列表</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Nothing happened yet.</source>
        <translation>尚未发生任何事件。</translation>
    </message>
    <message>
        <source>Connections, refusals and everything a banner ever said are listed here.</source>
        <translation>连接、拒绝以及横幅显示过的所有内容都列在这里。</translation>
    </message>
    <message>
        <source>%1 older ones were removed</source>
        <translation>已移除 %1 条较旧的事件</translation>
    </message>
</context>
<context>
    <name>ui::FieldsModel</name>
    <message>
        <source>(empty)</source>
        <comment>a field without a name</comment>
        <translation>（空）</translation>
    </message>
    <message>
        <source>‹removed›</source>
        <translation>‹已移除›</translation>
    </message>
    <message numerus="yes">
        <source>%n field(s)</source>
        <translation>
            <numerusform>%n 个字段</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s)</source>
        <translation>
            <numerusform>%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>‹binary›</source>
        <translation>‹二进制›</translation>
    </message>
    <message>
        <source>‹new›</source>
        <translation>‹新›</translation>
    </message>
    <message>
        <source>%1, new</source>
        <translation>%1，新</translation>
    </message>
    <message>
        <source>%1, was %2</source>
        <translation>%1，原为 %2</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Was</source>
        <comment>the value before the change</comment>
        <translation>原值</translation>
    </message>
    <message>
        <source>Trend</source>
        <translation>趋势</translation>
    </message>
</context>
<context>
    <name>ui::FieldsPage</name>
    <message>
        <source>Compare: previous message</source>
        <translation>比较：上一条消息</translation>
    </message>
    <message>
        <source>Read the payload as</source>
        <translation>载荷解读方式</translation>
    </message>
    <message>
        <source>How to read the payloads of this topic</source>
        <translation>如何解读此主题的载荷</translation>
    </message>
    <message>
        <source>Auto</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Payload as text</source>
        <translation>以文本显示载荷</translation>
    </message>
    <message>
        <source>Show bytes</source>
        <translation>显示字节</translation>
    </message>
    <message>
        <source>Auto: %1</source>
        <translation>自动：%1</translation>
    </message>
    <message>
        <source>The first %1 of %2</source>
        <translation>%2 中的前 %1</translation>
    </message>
    <message>
        <source>Only the first fields of many are listed</source>
        <translation>字段很多，仅列出前面的部分</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>显示全部 %1</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>显示 %1</translation>
    </message>
    <message>
        <source>No earlier message kept</source>
        <translation>没有保留更早的消息</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>已变化</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>未变化</translation>
    </message>
    <message>
        <source>%1 of %2 changed</source>
        <translation>%2 个中有 %1 个变化</translation>
    </message>
    <message>
        <source>Empty payload</source>
        <translation>空载荷</translation>
    </message>
    <message>
        <source>An empty message with the retain flag clears the retained message of its topic.</source>
        <translation>带保留标志的空消息会清除其主题的保留消息。</translation>
    </message>
    <message>
        <source>The message carries no bytes.</source>
        <translation>此消息不含任何字节。</translation>
    </message>
    <message>
        <source>Binary, %1</source>
        <translation>二进制，%1</translation>
    </message>
    <message>
        <source>No decoder knows these bytes.</source>
        <translation>没有解码器能识别这些字节。</translation>
    </message>
    <message>
        <source>Compare with</source>
        <translation>比较对象</translation>
    </message>
    <message>
        <source>Compare: mark %1</source>
        <translation>比较：标记 %1</translation>
    </message>
    <message>
        <source>new since the mark</source>
        <translation>标记后新增</translation>
    </message>
    <message>
        <source>old value not kept</source>
        <translation>旧值未保留</translation>
    </message>
</context>
<context>
    <name>ui::FieldsView</name>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>Copy path</source>
        <translation>复制路径</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>全部展开</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>全部折叠</translation>
    </message>
</context>
<context>
    <name>ui::FilterPresets</name>
    <message>
        <source>Saved filters</source>
        <translation>已保存的过滤</translation>
    </message>
    <message>
        <source>No filter was saved yet</source>
        <translation>尚未保存过滤</translation>
    </message>
    <message numerus="yes">
        <source>Save this filter… (%n at most)</source>
        <translation>
            <numerusform>保存此过滤… (最多 %n 个)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Save this filter…</source>
        <translation>保存此过滤(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>Save filter</source>
        <translation>保存过滤</translation>
    </message>
    <message>
        <source>Name of the filter:</source>
        <translation>过滤名称：</translation>
    </message>
</context>
<context>
    <name>ui::FindBar</name>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>上一个匹配（Shift+Enter）</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>下一个匹配（Enter）</translation>
    </message>
    <message>
        <source>Find in this text</source>
        <translation>在此文本中查找</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>more than %1</source>
        <translation>超过 %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>position of the match</comment>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%n found</source>
        <translation>
            <numerusform>找到 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::GeneralPage</name>
    <message>
        <source>General</source>
        <translation>常规</translation>
    </message>
    <message>
        <source>Connect w&amp;hen the application starts</source>
        <translation>程序启动时连接(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>地址(&amp;A)</translation>
    </message>
    <message>
        <source>MQTT 5 (falls back to 3.1.1)</source>
        <translation>MQTT 5（可回退到 3.1.1）</translation>
    </message>
    <message>
        <source>MQTT 5</source>
        <translation>MQTT 5</translation>
    </message>
    <message>
        <source>MQTT 3.1.1</source>
        <translation>MQTT 3.1.1</translation>
    </message>
    <message>
        <source>MQTT 3.1</source>
        <translation>MQTT 3.1</translation>
    </message>
    <message>
        <source>Fallback tries once on 0x84 or code 1.</source>
        <translation>收到 0x84 或返回码 1 时回退一次。</translation>
    </message>
    <message>
        <source>Pr&amp;otocol</source>
        <translation>协议(&amp;O)</translation>
    </message>
    <message>
        <source>Client &amp;ID</source>
        <translation>客户端 ID(&amp;I)</translation>
    </message>
    <message>
        <source>Generate a new client ID</source>
        <translation>生成新的客户端 ID</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>用户名(&amp;U)</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>密码(&amp;W)</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>显示密码</translation>
    </message>
    <message>
        <source>Keep password</source>
        <translation>保存密码</translation>
    </message>
    <message>
        <source>Keep in system keyring</source>
        <translation>保存在系统密钥环</translation>
    </message>
    <message>
        <source>Ask every time</source>
        <translation>每次询问</translation>
    </message>
    <message>
        <source>The system keyring is not available on this computer.</source>
        <translation>此计算机上没有可用的系统密钥环。</translation>
    </message>
    <message>
        <source>kept in the system keyring</source>
        <translation>保存在系统密钥环中</translation>
    </message>
    <message>
        <source>Give the connection a name.</source>
        <translation>请为连接命名。</translation>
    </message>
    <message>
        <source>The name is taken: it will be saved as “%1”.</source>
        <translation>名称已被使用：将保存为“%1”。</translation>
    </message>
    <message>
        <source>Longer than 65 535 bytes.</source>
        <translation>超过 65 535 字节。</translation>
    </message>
    <message>
        <source>A client ID cannot contain the character U+0000.</source>
        <translation>客户端 ID 不能包含字符 U+0000。</translation>
    </message>
    <message>
        <source>Resuming a session needs a client ID.</source>
        <translation>恢复会话需要客户端 ID。</translation>
    </message>
    <message>
        <source>MQTT 3.1 brokers may refuse more than 23 characters.</source>
        <translation>MQTT 3.1 服务器可能拒绝超过 23 个字符。</translation>
    </message>
    <message>
        <source>Empty: the broker chooses one.</source>
        <translation>留空：由服务器选择。</translation>
    </message>
    <message>
        <source>Must be unique on the broker. A second client with the same ID would disconnect this one.</source>
        <translation>在服务器上必须唯一。使用相同 ID 的第二个客户端会使此连接断开。</translation>
    </message>
    <message>
        <source>This user name cannot be sent.</source>
        <translation>此用户名无法发送。</translation>
    </message>
    <message>
        <source>MQTT 3.1.1 needs a user name with a password.</source>
        <translation>MQTT 3.1.1 使用密码时必须有用户名。</translation>
    </message>
    <message>
        <source>Sent unprotected without TLS.</source>
        <translation>没有 TLS 时以明文发送。</translation>
    </message>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>TCP + TLS</source>
        <translation>TCP + TLS</translation>
    </message>
    <message>
        <source>Trans&amp;port</source>
        <translation>传输(&amp;P)</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Choose a local socket</source>
        <translation>选择本地套接字</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>&amp;Read-only</source>
        <translation>只读(&amp;R)</translation>
    </message>
    <message>
        <source>Paste a URL or type a host. mqtt, mqtts, ws and wss are understood.</source>
        <translation>粘贴 URL 或输入主机。支持 mqtt、mqtts、ws 和 wss。</translation>
    </message>
    <message>
        <source>The path of the broker&apos;s socket on this computer.</source>
        <translation>本机上服务器套接字的路径。</translation>
    </message>
    <message>
        <source>A path begins with a slash.</source>
        <translation>路径以斜杠开头。</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>WebSocket + TLS</source>
        <translation>WebSocket + TLS</translation>
    </message>
    <message>
        <source>Local socket</source>
        <translation>本地套接字</translation>
    </message>
    <message>
        <source>We&amp;bSocket path</source>
        <translation>WebSocket 路径(&amp;B)</translation>
    </message>
    <message>
        <source>Where the broker answers on this web server, often /mqtt.</source>
        <translation>服务器在此网页服务器上的路径，通常为 /mqtt。</translation>
    </message>
    <message>
        <source>&amp;Group</source>
        <translation>分组(&amp;G)</translation>
    </message>
    <message>
        <source>Never publish or clear retained messages on this connection.</source>
        <translation>绝不在此连接上发布或清除保留消息。</translation>
    </message>
</context>
<context>
    <name>ui::GroupInput</name>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Colour mark</source>
        <translation>颜色标记</translation>
    </message>
    <message>
        <source>Co&amp;lour</source>
        <translation>颜色(&amp;L)</translation>
    </message>
</context>
<context>
    <name>ui::HexPage</name>
    <message>
        <source>Select bytes to read them as numbers.</source>
        <translation>选择字节以按数字读取。</translation>
    </message>
    <message numerus="yes">
        <source>%n byte(s) from %1</source>
        <translation>
            <numerusform>从 %1 起 %n 字节</numerusform>
        </translation>
    </message>
    <message>
        <source>Little endian: %1</source>
        <translation>小端：%1</translation>
    </message>
    <message>
        <source>Big endian: %1</source>
        <translation>大端：%1</translation>
    </message>
</context>
<context>
    <name>ui::HexView</name>
    <message>
        <source>Payload as bytes</source>
        <translation>以字节显示载荷</translation>
    </message>
    <message>
        <source>Copy as hex</source>
        <translation>复制为十六进制</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>ui::HistoryActions</name>
    <message>
        <source>Publish again…</source>
        <translation>再次发布…</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>Copy as JSON line</source>
        <translation>复制为 JSON 行</translation>
    </message>
    <message>
        <source>Copy as mosquitto_pub command</source>
        <translation>复制为 mosquitto_pub 命令</translation>
    </message>
    <message>
        <source>Save payload…</source>
        <translation>保存载荷…</translation>
    </message>
</context>
<context>
    <name>ui::HistoryModel</name>
    <message>
        <source>retained</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>QoS %1</source>
        <translation>QoS %1</translation>
    </message>
    <message>
        <source>repeated</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>标志</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>载荷</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
</context>
<context>
    <name>ui::HistoryPane</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Follow the newest message (End)</source>
        <translation>跟随最新消息（End）</translation>
    </message>
    <message>
        <source>What the last column shows</source>
        <translation>最后一列显示的内容</translation>
    </message>
    <message>
        <source>Show: changes</source>
        <translation>显示：变化</translation>
    </message>
    <message>
        <source>Show: payload</source>
        <translation>显示：载荷</translation>
    </message>
    <message>
        <source>Show: hex</source>
        <translation>显示：十六进制</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>newest %1 of %2</source>
        <translation>最新 %1 条，共 %2 条</translation>
    </message>
    <message>
        <source>%1 of %2 kept</source>
        <translation>保留 %1 条，共 %2 条</translation>
    </message>
    <message>
        <source>1 message</source>
        <translation>1 条消息</translation>
    </message>
    <message numerus="yes">
        <source>%1 messages</source>
        <translation>
            <numerusform>%1 条消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 newer</source>
        <translation>
            <numerusform>%1 条更新</numerusform>
        </translation>
    </message>
    <message>
        <source>No topic selected</source>
        <translation>未选择主题</translation>
    </message>
    <message>
        <source>Select a topic or a branch to see its messages.</source>
        <translation>选择主题或分支以查看其消息。</translation>
    </message>
    <message>
        <source>No messages here</source>
        <translation>这里没有消息</translation>
    </message>
    <message>
        <source>Messages appear here as they arrive.</source>
        <translation>消息到达后显示在这里。</translation>
    </message>
    <message>
        <source>What is kept of this topic</source>
        <translation>此主题保留了什么</translation>
    </message>
    <message>
        <source>Keep everything for this topic</source>
        <translation>保留此主题的全部</translation>
    </message>
    <message>
        <source>Every message of this topic is kept</source>
        <translation>此主题的每条消息都已保留</translation>
    </message>
    <message>
        <source>%1 of %2 messages are kept</source>
        <translation>保留了 %2 条消息中的 %1 条</translation>
    </message>
    <message>
        <source>When the history is full (%1), older messages make room for newer ones; the newest of every topic go last. A topic that is kept whole stays, as long as all such topics take less than half of the history.</source>
        <translation>历史已满（%1）时，旧消息为新消息让位；每个主题最新的消息最后删除。全部保留的主题会一直保留，只要这些主题总共占用不到历史的一半。</translation>
    </message>
</context>
<context>
    <name>ui::HistoryText</name>
    <message>
        <source>removed</source>
        <comment>a field that is no longer sent</comment>
        <translation>已移除</translation>
    </message>
    <message>
        <source>same value</source>
        <translation>值相同</translation>
    </message>
    <message>
        <source>‹cleared›</source>
        <translation>‹已清除›</translation>
    </message>
    <message>
        <source>Not connected since %1</source>
        <translation>自 %1 起未连接</translation>
    </message>
    <message>
        <source>Not connected %1–%2</source>
        <translation>未连接 %1–%2</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>已排队</translation>
    </message>
    <message>
        <source>waiting for confirmation</source>
        <translation>等待确认</translation>
    </message>
    <message>
        <source>confirmed</source>
        <translation>已确认</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>未发送</translation>
    </message>
    <message>
        <source>outcome unknown</source>
        <translation>结果未知</translation>
    </message>
</context>
<context>
    <name>ui::HistoryView</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Sent by this program: %1</source>
        <translation>由本程序发送：%1</translation>
    </message>
</context>
<context>
    <name>ui::HttpHeaderModel</name>
    <message>
        <source>kept, or asked for</source>
        <translation>已保存，或询问</translation>
    </message>
    <message>
        <source>secret</source>
        <translation>机密</translation>
    </message>
    <message>
        <source>not secret</source>
        <translation>非机密</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>机密</translation>
    </message>
</context>
<context>
    <name>ui::HttpHeaderTable</name>
    <message>
        <source>Add a header</source>
        <translation>添加请求头</translation>
    </message>
    <message>
        <source>Remove the header</source>
        <translation>删除请求头</translation>
    </message>
    <message>
        <source>HTTP headers</source>
        <translation>HTTP 请求头</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>机密</translation>
    </message>
</context>
<context>
    <name>ui::ImportDialog</name>
    <message>
        <source>Import connections</source>
        <translation>导入连接</translation>
    </message>
    <message>
        <source>Choose or drop a file, or paste its text: settings of MQTT Explorer, a backup of MQTTX (JSON), an export of Canopy, or addresses, one a line. A mosquitto_sub or mosquitto_pub command can be typed.</source>
        <translation>选择或拖入文件，或粘贴其文本：MQTT Explorer 设置、MQTTX 备份（JSON）、Canopy 导出文件，或每行一个地址。也可以输入 mosquitto_sub 或 mosquitto_pub 命令。</translation>
    </message>
    <message>
        <source>Choose a &amp;file…</source>
        <translation>选择文件(&amp;F)…</translation>
    </message>
    <message>
        <source>Text to import</source>
        <translation>要导入的文本</translation>
    </message>
    <message>
        <source>What would be imported</source>
        <translation>将导入的内容</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The file cannot be read: %1</source>
        <translation>无法读取文件：%1</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n connection(s)</source>
        <translation>
            <numerusform>%1：%n 个连接</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Import %n connection(s)</source>
        <translation>
            <numerusform>导入 %n 个连接(&amp;I)</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>导入(&amp;I)</translation>
    </message>
    <message numerus="yes">
        <source>%n of them bring(s) passwords: they go to the system keyring, and into no file.</source>
        <translation>
            <numerusform>其中 %n 个带有密码：将存入系统密钥环，不写入任何文件。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them bring(s) passwords. There is no system keyring: they are kept until the program ends, and into no file.</source>
        <translation>
            <numerusform>其中 %n 个带有密码。没有系统密钥环：保留到程序结束，不写入任何文件。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ImportModel</name>
    <message>
        <source>The name is already there: becomes “%1”</source>
        <translation>名称已存在：改为“%1”</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>TCP</source>
        <translation>TCP</translation>
    </message>
    <message>
        <source>TCP + TLS</source>
        <translation>TCP + TLS</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>WebSocket + TLS</source>
        <translation>WebSocket + TLS</translation>
    </message>
    <message>
        <source>Local socket</source>
        <translation>本地套接字</translation>
    </message>
    <message>
        <source>5 or 3.1.1</source>
        <translation>5 或 3.1.1</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Transport</source>
        <translation>传输方式</translation>
    </message>
    <message>
        <source>MQTT</source>
        <translation>MQTT</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>订阅</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
</context>
<context>
    <name>ui::ListenerList</name>
    <message>
        <source>Copy the address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Copy %1</source>
        <translation>复制 %1</translation>
    </message>
</context>
<context>
    <name>ui::LocalBrokerBanner</name>
    <message>
        <source>Local broker: %1. %2</source>
        <translation>本地服务器:%1。%2</translation>
    </message>
    <message>
        <source>Start again</source>
        <translation>重新启动</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::LocalBrokerCommands</name>
    <message>
        <source>Local demo broker</source>
        <translation>本地演示服务器</translation>
    </message>
    <message>
        <source>&amp;Stop local broker</source>
        <translation>停止本地服务器(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Start local broker</source>
        <translation>启动本地服务器(&amp;S)</translation>
    </message>
</context>
<context>
    <name>ui::LocalBrokerPage</name>
    <message>
        <source>Where it listens</source>
        <translation>监听位置</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>地址(&amp;A)</translation>
    </message>
    <message>
        <source>Who may connect</source>
        <translation>谁可以连接</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>用户名(&amp;U)</translation>
    </message>
    <message>
        <source>Pass&amp;word</source>
        <translation>密码(&amp;W)</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>显示密码</translation>
    </message>
    <message>
        <source>When it starts</source>
        <translation>何时启动</translation>
    </message>
    <message>
        <source>kept, not shown</source>
        <translation>已保存,不显示</translation>
    </message>
    <message>
        <source>No system keyring took the password: it counts until Canopy is closed.</source>
        <translation>没有系统钥匙串保存密码:仅在 Canopy 关闭前有效。</translation>
    </message>
    <message>
        <source>Give an IP address of this computer, such as 127.0.0.1.</source>
        <translation>请填写本机的 IP 地址,例如 127.0.0.1。</translation>
    </message>
    <message>
        <source>127.0.0.1: this computer only; 0.0.0.0: the network.</source>
        <translation>127.0.0.1:仅本机;0.0.0.0:整个网络。</translation>
    </message>
    <message>
        <source>Other computers can connect, without encryption: what is sent can be read on the way.</source>
        <translation>其他计算机可以不加密地连接:内容可能在途中被读取。</translation>
    </message>
    <message>
        <source>Needed beyond this computer: else everybody in the network could read and write.</source>
        <translation>对其他计算机开放时必填:否则网络中的任何人都能读写。</translation>
    </message>
    <message>
        <source>Empty: no sign-in is asked for.</source>
        <translation>留空:不要求登录。</translation>
    </message>
    <message>
        <source>Never written to the settings file.</source>
        <translation>绝不写入设置文件。</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>By WebSocket. Otherwise only pages of this computer: a browser lets every page of the Internet talk to programs on this computer.</source>
        <translation>通过 WebSocket。否则只允许本机的网页：浏览器会让互联网上的任何网页与本机程序通信。</translation>
    </message>
    <message>
        <source>MQTT (mqtt)</source>
        <translation>MQTT (mqtt)</translation>
    </message>
    <message>
        <source>Port for MQTT</source>
        <translation>MQTT 端口</translation>
    </message>
    <message>
        <source>MQTT with TLS (mqtts)</source>
        <translation>带 TLS 的 MQTT (mqtts)</translation>
    </message>
    <message>
        <source>Port for MQTT with TLS</source>
        <translation>带 TLS 的 MQTT 端口</translation>
    </message>
    <message>
        <source>WebSocket (ws)</source>
        <translation>WebSocket (ws)</translation>
    </message>
    <message>
        <source>Port for WebSocket</source>
        <translation>WebSocket 端口</translation>
    </message>
    <message>
        <source>WebSocket with TLS (wss)</source>
        <translation>带 TLS 的 WebSocket (wss)</translation>
    </message>
    <message>
        <source>Port for WebSocket with TLS</source>
        <translation>带 TLS 的 WebSocket 端口</translation>
    </message>
    <message>
        <source>any</source>
        <translation>任意</translation>
    </message>
    <message>
        <source>Choose at least one.</source>
        <translation>请至少选择一个。</translation>
    </message>
    <message>
        <source>The certificate is made on first use; save it from the window of the local broker for those who have to trust it.</source>
        <translation>证书在首次使用时创建；请在本地服务器窗口保存，供需要信任它的程序使用。</translation>
    </message>
    <message>
        <source>Where the port of MQTT is taken, a free one is used instead and shown.</source>
        <translation>如果 MQTT 端口被占用，则改用空闲端口并显示出来。</translation>
    </message>
</context>
<context>
    <name>ui::LocalBrokerReporter</name>
    <message>
        <source>The local broker listens on %1</source>
        <translation>本地服务器正在监听 %1</translation>
    </message>
    <message>
        <source>Port %1 was taken.</source>
        <translation>端口 %1 已被占用。</translation>
    </message>
    <message>
        <source>Local broker: %1</source>
        <translation>本地服务器:%1</translation>
    </message>
    <message>
        <source>The local broker has stopped</source>
        <translation>本地服务器已停止</translation>
    </message>
    <message>
        <source>The local broker does not listen on %1: %2</source>
        <translation>本地服务器未在 %1 上监听：%2</translation>
    </message>
</context>
<context>
    <name>ui::LocalBrokerStatus</name>
    <message numerus="yes">
        <source>%n client(s)</source>
        <translation>
            <numerusform>%n 个客户端</numerusform>
        </translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>starting</source>
        <translation>启动中</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>运行中</translation>
    </message>
</context>
<context>
    <name>ui::LocalBrokerWindow</name>
    <message>
        <source>Local broker</source>
        <translation>本地服务器</translation>
    </message>
    <message>
        <source>&amp;Open connection</source>
        <translation>打开连接(&amp;O)</translation>
    </message>
    <message>
        <source>Shows its topics in the main window.</source>
        <translation>在主窗口中显示其主题。</translation>
    </message>
    <message>
        <source>Clients</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Simulated &amp;devices</source>
        <translation>模拟设备(&amp;D)</translation>
    </message>
    <message>
        <source>A room, a plug, a production line, a robot and more, each a client of its own.</source>
        <translation>房间、插座、生产线、机器人等,各是独立的客户端。</translation>
    </message>
    <message>
        <source>Dis&amp;connect</source>
        <translation>断开(&amp;C)</translation>
    </message>
    <message>
        <source>Sessions and retained messages live in memory and end when the broker stops.</source>
        <translation>会话和保留消息只在内存中,服务器停止时即消失。</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Not running</source>
        <translation>未运行</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>停止(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>启动(&amp;S)</translation>
    </message>
    <message>
        <source>Listens on this computer only.</source>
        <translation>仅在本机监听。</translation>
    </message>
    <message>
        <source>Other computers can connect, with user name and password but without encryption.</source>
        <translation>其他计算机可凭用户名和密码连接,但不加密。</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>已 %1</translation>
    </message>
    <message>
        <source>%1 in</source>
        <translation>收 %1</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>发 %1</translation>
    </message>
    <message>
        <source>%1 retained</source>
        <translation>保留 %1</translation>
    </message>
    <message>
        <source>%1 subscriptions</source>
        <translation>订阅 %1</translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation>丢弃 %1</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>拒绝 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n connected</source>
        <translation>
            <numerusform>%n 个已连接</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n away</source>
        <translation>
            <numerusform>%n 个离线</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is connected.</source>
        <translation>没有客户端连接。</translation>
    </message>
    <message>
        <source>Let a device connect to %1, or let simulated ones come.</source>
        <translation>让设备连接到 %1,或启动模拟设备。</translation>
    </message>
    <message>
        <source>Start simulated devices</source>
        <translation>启动模拟设备</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>The broker is not running.</source>
        <translation>服务器未运行。</translation>
    </message>
    <message>
        <source>Started, it is a real MQTT broker on this computer: for your own devices on the bench, or for simulated ones to look around.</source>
        <translation>启动后,它就是本机上真正的 MQTT 服务器:可供您自己的设备使用,也可用模拟设备体验。</translation>
    </message>
    <message>
        <source>Start with simulated devices</source>
        <translation>启动并带模拟设备</translation>
    </message>
    <message>
        <source>Other computers can connect, with user name and password, encrypted.</source>
        <translation>其他计算机可以用用户名和密码连接，已加密。</translation>
    </message>
    <message>
        <source>Other computers can connect, with user name and password; only mqtts and wss are encrypted.</source>
        <translation>其他计算机可以用用户名和密码连接；仅 mqtts 和 wss 加密。</translation>
    </message>
    <message numerus="yes">
        <source>%n failed handshake(s)</source>
        <translation>
            <numerusform>%n 次握手失败</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1：%2。 {1.?} {2?}</translation>
    </message>
</context>
<context>
    <name>ui::Locator</name>
    <message>
        <source>Type a value or a part of it</source>
        <translation>输入一个值或其一部分</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Nothing fits</source>
        <translation>没有符合的内容</translation>
    </message>
    <message>
        <source>Parts of a topic, in any order</source>
        <translation>主题的若干部分，顺序不限</translation>
    </message>
    <message>
        <source>Topics by their last value: =23.7</source>
        <translation>按最新值查找主题：=23.7</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>This help, and what the keys do</source>
        <translation>本帮助及快捷键说明</translation>
    </message>
</context>
<context>
    <name>ui::LocatorEdit</name>
    <message>
        <source>Go to topic or command</source>
        <translation>转到主题或命令</translation>
    </message>
    <message>
        <source>Go to topic or command  (%1)</source>
        <translation>转到主题或命令  (%1)</translation>
    </message>
    <message>
        <source>&lt;p&gt;Parts of a topic, in any order.&lt;/p&gt;&lt;p&gt;&lt;b&gt;&amp;gt;&lt;/b&gt; command · &lt;b&gt;@&lt;/b&gt; connection · &lt;b&gt;=&lt;/b&gt; value · &lt;b&gt;?&lt;/b&gt; help&lt;/p&gt;</source>
        <translation>&lt;p&gt;主题的若干部分，顺序不限。&lt;/p&gt;&lt;p&gt;&lt;b&gt;&amp;gt;&lt;/b&gt; 命令 · &lt;b&gt;@&lt;/b&gt; 连接 · &lt;b&gt;=&lt;/b&gt; 值 · &lt;b&gt;?&lt;/b&gt; 帮助&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>ui::LocatorPopup</name>
    <message>
        <source>What was found</source>
        <translation>查找结果</translation>
    </message>
</context>
<context>
    <name>ui::MainToolBar</name>
    <message>
        <source>Tool bar</source>
        <translation>工具栏</translation>
    </message>
    <message>
        <source>Which connection is shown</source>
        <translation>显示哪个连接</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>没有连接</translation>
    </message>
    <message>
        <source>Connection: %1</source>
        <translation>连接：%1</translation>
    </message>
    <message numerus="yes">
        <source>Notices: %n not looked at</source>
        <translation>
            <numerusform>通知：%n 条未查看</numerusform>
        </translation>
    </message>
    <message>
        <source>No new notices</source>
        <translation>没有新通知</translation>
    </message>
    <message>
        <source>Not verified</source>
        <translation>未验证</translation>
    </message>
    <message>
        <source>The certificate of this broker is not verified: anybody in between could read and change everything. Click to edit the connection.</source>
        <translation>未验证此服务器的证书：中间的任何人都可能读取和更改全部内容。点击以编辑连接。</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>This connection is read-only: nothing is published on it.</source>
        <translation>此连接为只读：不会在其上发布任何内容。</translation>
    </message>
    <message>
        <source>%1 — Canopy</source>
        <translation>%1 — Canopy</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>窗口</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s) are kept at most. Forget one first, in the menu of the flag beside the filter.</source>
        <translation>
            <numerusform>最多保留 %n 个标记。请先在过滤旁的旗帜菜单中忘记一个。</numerusform>
        </translation>
    </message>
    <message>
        <source>This is no address that can be used here. Try a host name, or mqtt://host:1883.</source>
        <translation>此地址无法使用。请输入主机名或 mqtt://主机:1883。</translation>
    </message>
</context>
<context>
    <name>ui::MarkChip</name>
    <message>
        <source>Only what has changed since mark %1</source>
        <translation>仅自标记 %1 以来更改的</translation>
    </message>
    <message>
        <source>%1 earlier values did not fit into the memory for marks</source>
        <translation>%1 个旧值因标记内存不足而未保留</translation>
    </message>
    <message>
        <source>&amp;Rename</source>
        <translation>重命名(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Forget</source>
        <translation>忘记(&amp;F)</translation>
    </message>
    <message>
        <source>Forget &amp;all marks</source>
        <translation>忘记所有标记(&amp;A)</translation>
    </message>
    <message>
        <source>Rename mark</source>
        <translation>重命名标记</translation>
    </message>
    <message>
        <source>Name of the mark:</source>
        <translation>标记名称：</translation>
    </message>
</context>
<context>
    <name>ui::MessagePane</name>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Show newest</source>
        <translation>显示最新</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>字段</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Copy topic</source>
        <translation>复制主题</translation>
    </message>
    <message>
        <source>Publish to this topic</source>
        <translation>发布到此主题</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Copy payload</source>
        <translation>复制载荷</translation>
    </message>
    <message>
        <source>Save payload as…</source>
        <translation>载荷另存为…</translation>
    </message>
    <message>
        <source>Publish again…</source>
        <translation>再次发布…</translation>
    </message>
    <message>
        <source>Nothing selected</source>
        <translation>未选择任何内容</translation>
    </message>
    <message>
        <source>Select a topic or a message to read it here.</source>
        <translation>选择主题或消息以在此阅读。</translation>
    </message>
    <message>
        <source>No value of its own</source>
        <translation>没有自己的值</translation>
    </message>
    <message numerus="yes">
        <source>Nothing was published to this topic itself; %n topic(s) below it have messages.</source>
        <translation>
            <numerusform>没有向此主题本身发布过消息；其下 %n 个主题有消息。</numerusform>
        </translation>
    </message>
    <message>
        <source>Properties  %1</source>
        <translation>属性  %1</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已固定</translation>
    </message>
    <message>
        <source>Pinned — newer exist</source>
        <translation>已固定 — 有更新的消息</translation>
    </message>
    <message>
        <source>Save payload</source>
        <translation>保存载荷</translation>
    </message>
    <message>
        <source>The file could not be written: %1</source>
        <translation>无法写入文件：%1</translation>
    </message>
</context>
<context>
    <name>ui::MessagePropertiesForm</name>
    <message>
        <source>not stated</source>
        <translation>未说明</translation>
    </message>
    <message>
        <source>bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>UTF-8 text</source>
        <translation>UTF-8 文本</translation>
    </message>
    <message>
        <source>never</source>
        <translation>永不</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>Format of the correlation data</source>
        <translation>关联数据的格式</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Payload is</source>
        <translation>载荷为</translation>
    </message>
    <message>
        <source>Expires after</source>
        <translation>过期时间</translation>
    </message>
    <message>
        <source>Content type</source>
        <translation>内容类型</translation>
    </message>
    <message>
        <source>Response topic</source>
        <translation>响应主题</translation>
    </message>
    <message>
        <source>Correlation data</source>
        <translation>关联数据</translation>
    </message>
    <message>
        <source>User properties</source>
        <translation>用户属性</translation>
    </message>
    <message>
        <source>Longer than %1 bytes.</source>
        <translation>超过 %1 字节。</translation>
    </message>
</context>
<context>
    <name>ui::MetaLine</name>
    <message>
        <source>Sent again: an earlier copy may have arrived</source>
        <translation>重发：先前的副本可能已到达</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>已发送</translation>
    </message>
    <message>
        <source>received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>not sent yet, queued</source>
        <translation>尚未发送，已排队</translation>
    </message>
    <message>
        <source>sent, waiting for confirmation</source>
        <translation>已发送，等待确认</translation>
    </message>
    <message>
        <source>sent, confirmed</source>
        <translation>已发送，已确认</translation>
    </message>
    <message>
        <source>refused by the broker</source>
        <translation>被服务器拒绝</translation>
    </message>
    <message>
        <source>never sent</source>
        <translation>从未发送</translation>
    </message>
    <message>
        <source>sent, never confirmed</source>
        <translation>已发送，未获确认</translation>
    </message>
    <message>
        <source>retained on broker</source>
        <translation>在服务器上保留</translation>
    </message>
    <message>
        <source>was retained, now unknown</source>
        <translation>曾为保留，现在未知</translation>
    </message>
    <message>
        <source>Retained when you subscribed. MQTT 3.1.1 does not tell whether newer messages were retained.</source>
        <translation>订阅时为保留。MQTT 3.1.1 不说明较新的消息是否为保留。</translation>
    </message>
    <message>
        <source>cleared the retained message</source>
        <translation>清除了保留消息</translation>
    </message>
    <message>
        <source>with retain flag</source>
        <translation>带保留标志</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>立即检查</translation>
    </message>
    <message>
        <source>Asks the broker whether it keeps a retained message of this topic</source>
        <translation>询问服务器是否保存此主题的保留消息</translation>
    </message>
    <message>
        <source>The broker keeps this message and sends it to every new subscriber.</source>
        <translation>服务器保存此消息并发送给每个新的订阅者。</translation>
    </message>
    <message>
        <source>topic has a retained message</source>
        <translation>主题有保留消息</translation>
    </message>
    <message>
        <source>The broker keeps a retained message of this topic. This one came without the flag: it may be a later one that is not kept.</source>
        <translation>服务器保存着此主题的保留消息。这条消息没有该标志：可能是之后未被保存的消息。</translation>
    </message>
</context>
<context>
    <name>ui::Mqtt5Page</name>
    <message>
        <source>MQTT 5</source>
        <translation>MQTT 5</translation>
    </message>
    <message>
        <source>Use topic aliases when sendin&amp;g</source>
        <translation>发送时使用主题别名(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Response information: where answers may be sent</source>
        <translation>响应信息：应答可发往何处(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Problem information: why something was refused</source>
        <translation>问题信息：拒绝的原因(&amp;P)</translation>
    </message>
    <message>
        <source>MQTT 5 only: this connection uses an older version.</source>
        <translation>仅 MQTT 5：此连接使用较旧版本。</translation>
    </message>
    <message>
        <source>User properties</source>
        <translation>用户属性</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Receive &amp;maximum</source>
        <translation>接收最大值(&amp;M)</translation>
    </message>
    <message>
        <source>Unconfirmed messages the broker may send us at once.</source>
        <translation>服务器可同时发送的未确认消息数。</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source> bytes</source>
        <translation> 字节</translation>
    </message>
    <message>
        <source>Maximum packet si&amp;ze</source>
        <translation>最大报文长度(&amp;Z)</translation>
    </message>
    <message>
        <source>The broker drops larger messages instead of sending them.</source>
        <translation>服务器会丢弃更大的消息，而不发送。</translation>
    </message>
    <message>
        <source>Topic &amp;alias maximum</source>
        <translation>主题别名最大值(&amp;A)</translation>
    </message>
    <message>
        <source>Lets the broker abbreviate topics. 0 = never.</source>
        <translation>允许服务器缩写主题。0 = 从不。</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Ask for</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Authentication</source>
        <translation>认证</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Meth&amp;od</source>
        <translation>方法(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Data</source>
        <translation>数据(&amp;D)</translation>
    </message>
    <message>
        <source>Format of the authentication data</source>
        <translation>认证数据的格式</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Data needs a method.</source>
        <translation>有数据时必须指定方法。</translation>
    </message>
    <message>
        <source>Not hex: pairs of 0–9 and a–f.</source>
        <translation>不是十六进制：应为成对的 0–9 和 a–f。</translation>
    </message>
    <message>
        <source>Signs in with user name and password from the page General. The password itself is not sent.</source>
        <translation>使用“常规”页的用户名和密码登录。密码本身不会发送。</translation>
    </message>
    <message>
        <source>made for each connection</source>
        <translation>每次连接时生成</translation>
    </message>
    <message>
        <source>Show the authentication data</source>
        <translation>显示认证数据</translation>
    </message>
</context>
<context>
    <name>ui::NetworkPage</name>
    <message>
        <source>Network</source>
        <translation>网络</translation>
    </message>
    <message>
        <source>New connections start with</source>
        <translation>新连接的初始值</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Keep alive</source>
        <translation>保活(&amp;K)</translation>
    </message>
    <message>
        <source>Connect &amp;timeout</source>
        <translation>连接超时(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Read-only if the name contains “prod”</source>
        <translation>名称含“prod”时设为只读(&amp;R)</translation>
    </message>
</context>
<context>
    <name>ui::NoticeBanner</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
</context>
<context>
    <name>ui::PageStack</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>has errors</source>
        <translation>有错误</translation>
    </message>
    <message>
        <source>Something here has to be mended.</source>
        <translation>此处有内容需要更正。</translation>
    </message>
</context>
<context>
    <name>ui::PauseText</name>
    <message>
        <source>Display paused %1 — no room for more: %2 waiting, the broker holds the rest</source>
        <translation>显示已暂停 %1 — 空间已满：%2 条等待中，其余由服务器保存</translation>
    </message>
    <message>
        <source>Display paused %1 — %2 waiting, reading stops in about %3</source>
        <translation>显示已暂停 %1 — %2 条等待中，约 %3 后停止读取</translation>
    </message>
    <message>
        <source>Display paused %1 — still receiving, %2 waiting</source>
        <translation>显示已暂停 %1 — 仍在接收，%2 条等待</translation>
    </message>
</context>
<context>
    <name>ui::PayloadComposer</name>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>No file chosen</source>
        <translation>未选择文件</translation>
    </message>
    <message>
        <source>%1 cannot be read</source>
        <translation>无法读取 %1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Publish a file</source>
        <translation>发布文件</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 is larger than an MQTT message can be (256 MiB)</source>
        <translation>%1 超过 MQTT 消息的最大长度（256 MiB）</translation>
    </message>
    <message>
        <source>%1, read again when it is sent</source>
        <translation>%1，发送时重新读取</translation>
    </message>
    <message>
        <source>The contents of a file become the payload.</source>
        <translation>文件内容将作为载荷。</translation>
    </message>
    <message>
        <source>It cannot be read.</source>
        <translation>无法读取。</translation>
    </message>
</context>
<context>
    <name>ui::PayloadEditor</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>剪切</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Paste</source>
        <translation>粘贴</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
</context>
<context>
    <name>ui::PayloadFile</name>
    <message>
        <source>Save payload</source>
        <translation>保存载荷</translation>
    </message>
    <message>
        <source>The payload was not saved to %1: %2.</source>
        <translation>载荷未能保存到 %1：%2。</translation>
    </message>
</context>
<context>
    <name>ui::PayloadInput</name>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Base64</source>
        <translation>Base64</translation>
    </message>
    <message>
        <source>Not valid JSON. Choose Text to send it as it is.</source>
        <translation>不是有效的 JSON。选择“文本”可原样发送。</translation>
    </message>
    <message>
        <source>No hex digit at character %1.</source>
        <translation>第 %1 个字符不是十六进制数字。</translation>
    </message>
    <message>
        <source>No Base64 character at character %1.</source>
        <translation>第 %1 个字符不是 Base64 字符。</translation>
    </message>
    <message>
        <source>A hex digit is missing its partner at character %1.</source>
        <translation>第 %1 个字符处的十六进制数字不成对。</translation>
    </message>
    <message>
        <source>The = at character %1 is in the wrong place.</source>
        <translation>第 %1 个字符处的 = 位置错误。</translation>
    </message>
    <message>
        <source>Base64 ends too early.</source>
        <translation>Base64 过早结束。</translation>
    </message>
</context>
<context>
    <name>ui::Preview</name>
    <message>
        <source>‹empty›</source>
        <translation>‹空›</translation>
    </message>
    <message>
        <source>‹binary · %1›</source>
        <translation>‹二进制 · %1›</translation>
    </message>
</context>
<context>
    <name>ui::PropertiesModel</name>
    <message>
        <source>Payload format</source>
        <translation>载荷格式</translation>
    </message>
    <message>
        <source>1 — text (UTF-8)</source>
        <translation>1 — 文本（UTF-8）</translation>
    </message>
    <message>
        <source>0 — any bytes</source>
        <translation>0 — 任意字节</translation>
    </message>
    <message>
        <source>Message expiry</source>
        <translation>消息过期</translation>
    </message>
    <message>
        <source>Topic alias</source>
        <translation>主题别名</translation>
    </message>
    <message>
        <source>Response topic</source>
        <translation>响应主题</translation>
    </message>
    <message>
        <source>Correlation data</source>
        <translation>关联数据</translation>
    </message>
    <message>
        <source>Subscription identifier</source>
        <translation>订阅标识</translation>
    </message>
    <message>
        <source>Content type</source>
        <translation>内容类型</translation>
    </message>
    <message>
        <source>%1 — %2 left</source>
        <comment>message expiry</comment>
        <translation>%1 — 剩余 %2</translation>
    </message>
    <message>
        <source>Publish a reply to this topic…</source>
        <translation>向此主题发布回复…</translation>
    </message>
    <message>
        <source>User property</source>
        <translation>用户属性</translation>
    </message>
    <message>
        <source>User property %1</source>
        <translation>用户属性 %1</translation>
    </message>
    <message>
        <source>Property</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>%1 — expired</source>
        <comment>message expiry</comment>
        <translation>%1 — 已过期</translation>
    </message>
</context>
<context>
    <name>ui::PropertiesPage</name>
    <message>
        <source>Properties</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>No properties</source>
        <translation>没有属性</translation>
    </message>
    <message>
        <source>The message came without MQTT 5 properties.</source>
        <translation>此消息不带 MQTT 5 属性。</translation>
    </message>
    <message>
        <source>Messages have properties from MQTT 5 on.</source>
        <translation>从 MQTT 5 起消息才有属性。</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
</context>
<context>
    <name>ui::PublishPane</name>
    <message>
        <source>Publish</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>排队</translation>
    </message>
    <message>
        <source>MQTT 5 only</source>
        <translation>仅 MQTT 5</translation>
    </message>
    <message>
        <source>MQTT 5 properties: %1</source>
        <translation>MQTT 5 属性：%1</translation>
    </message>
    <message>
        <source>MQTT 5 properties</source>
        <translation>MQTT 5 属性</translation>
    </message>
    <message>
        <source>Saved and recent</source>
        <translation>已保存和最近</translation>
    </message>
    <message>
        <source>Use the selected topic</source>
        <translation>使用所选主题</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>载荷</translation>
    </message>
    <message>
        <source>Ctrl+Enter publishes. Alt+↑ and Alt+↓ step through what was sent. Tab inserts a tab; Esc and then Tab leaves.</source>
        <translation>Ctrl+Enter 发布。Alt+↑ 和 Alt+↓ 浏览已发送的内容。Tab 插入制表符；先按 Esc 再按 Tab 离开。</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Hex</source>
        <translation>十六进制</translation>
    </message>
    <message>
        <source>Base64</source>
        <translation>Base64</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Lay out the JSON (values stay as typed)</source>
        <translation>整理 JSON 格式（值保持原样）</translation>
    </message>
    <message>
        <source>Publish a file…</source>
        <translation>发布文件…</translation>
    </message>
    <message>
        <source>QoS</source>
        <translation>QoS</translation>
    </message>
    <message>
        <source>&amp;Retain</source>
        <translation>保留(&amp;R)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep this message in the list of saved ones</source>
        <translation>将此消息加入已保存列表</translation>
    </message>
    <message>
        <source>Ln %1, Col %2</source>
        <translation>第 %1 行，第 %2 列</translation>
    </message>
    <message>
        <source>Remove from the list</source>
        <translation>从列表中移除</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Open a connection to publish.</source>
        <translation>打开连接后才能发布。</translation>
    </message>
    <message>
        <source>Type the topic to publish to.</source>
        <translation>请输入要发布到的主题。</translation>
    </message>
    <message>
        <source>One of the MQTT 5 properties cannot be sent as it is.</source>
        <translation>有一项 MQTT 5 属性无法按现状发送。</translation>
    </message>
    <message>
        <source>Not saved: there is no room left in the list of saved messages.</source>
        <translation>未保存：已保存列表已满。</translation>
    </message>
    <message>
        <source>Saved as “%1”.</source>
        <translation>已保存为“%1”。</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Saved</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Saved and recent messages</source>
        <translation>已保存和最近的消息</translation>
    </message>
    <message>
        <source>Save this message</source>
        <translation>保存此消息</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>立即发送</translation>
    </message>
    <message>
        <source>To&amp;pic</source>
        <translation>主题(&amp;P)</translation>
    </message>
    <message>
        <source>Form&amp;at</source>
        <translation>格式(&amp;A)</translation>
    </message>
</context>
<context>
    <name>ui::PublishProperties</name>
    <message>
        <source>MQTT 5 properties</source>
        <translation>MQTT 5 属性</translation>
    </message>
</context>
<context>
    <name>ui::PublishResult</name>
    <message>
        <source>Not confirmed for %1 — waiting</source>
        <translation>已 %1 未确认，等待中</translation>
    </message>
</context>
<context>
    <name>ui::SavedList</name>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Connect to %1</source>
        <translation>连接到 %1</translation>
    </message>
</context>
<context>
    <name>ui::ScalarView</name>
    <message>
        <source>was %1</source>
        <translation>原为 %1</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>未变化</translation>
    </message>
    <message numerus="yes">
        <source>Last %n messages: %1 to %2</source>
        <translation>
            <numerusform>最近 %n 条消息：%1 到 %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SecretPrompt</name>
    <message>
        <source>&amp;Remember until Canopy is closed</source>
        <translation>记住直到关闭 Canopy(&amp;R)</translation>
    </message>
    <message>
        <source>Password for %1</source>
        <translation>%1 的密码</translation>
    </message>
    <message>
        <source>Broker</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>用户名</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>密码(&amp;P)</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>客户端密钥</translation>
    </message>
    <message>
        <source>Pass&amp;phrase</source>
        <translation>密钥口令(&amp;P)</translation>
    </message>
    <message>
        <source>Proxy user</source>
        <translation>代理用户</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%2 上的 %1</translation>
    </message>
    <message>
        <source>Pro&amp;xy password</source>
        <translation>代理密码(&amp;X)</translation>
    </message>
    <message>
        <source>Header %1</source>
        <translation>请求头 %1</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>Show what is typed</source>
        <translation>显示输入内容</translation>
    </message>
</context>
<context>
    <name>ui::SecurityPage</name>
    <message>
        <source>Security (TLS)</source>
        <translation>安全 (TLS)</translation>
    </message>
    <message>
        <source>This connection is not encrypted. Choose TCP + TLS on the General page.</source>
        <translation>此连接未加密。请在“常规”页选择 TCP + TLS。</translation>
    </message>
    <message>
        <source>Connect &amp;without knowing who answers</source>
        <translation>在不知道对方身份的情况下连接(&amp;W)</translation>
    </message>
    <message>
        <source>CA file</source>
        <translation>CA 文件</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der);;All files (*)</source>
        <translation>证书 (*.pem *.crt *.cer *.der);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Client certificate</source>
        <translation>客户端证书</translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer *.der *.p12 *.pfx);;All files (*)</source>
        <translation>证书 (*.pem *.crt *.cer *.der *.p12 *.pfx);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Client key</source>
        <translation>客户端密钥</translation>
    </message>
    <message>
        <source>Keys (*.pem *.key *.der);;All files (*)</source>
        <translation>密钥 (*.pem *.key *.der);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>浏览…</translation>
    </message>
    <message>
        <source>Browse: %1</source>
        <translation>浏览：%1</translation>
    </message>
    <message>
        <source>Verify (recommended)</source>
        <translation>验证（推荐）</translation>
    </message>
    <message>
        <source>Verify against this CA file</source>
        <translation>用此 CA 文件验证</translation>
    </message>
    <message>
        <source>Pin this certificate</source>
        <translation>固定此证书</translation>
    </message>
    <message>
        <source>Do not verify</source>
        <translation>不验证</translation>
    </message>
    <message>
        <source>Ser&amp;ver certificate</source>
        <translation>服务器证书(&amp;V)</translation>
    </message>
    <message>
        <source>CA &amp;file</source>
        <translation>CA 文件(&amp;F)</translation>
    </message>
    <message>
        <source>SHA-256 fin&amp;gerprint</source>
        <translation>SHA-256 指纹(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Expected name</source>
        <translation>预期名称(&amp;E)</translation>
    </message>
    <message>
        <source>Leave empty to use the host name. Fill in when you connect by IP address.</source>
        <translation>留空则使用主机名。通过 IP 地址连接时请填写。</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Client cert&amp;ificate</source>
        <translation>客户端证书(&amp;I)</translation>
    </message>
    <message>
        <source>Client &amp;key</source>
        <translation>客户端密钥(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Passphrase</source>
        <translation>口令(&amp;P)</translation>
    </message>
    <message>
        <source>Show the passphrase</source>
        <translation>显示口令</translation>
    </message>
    <message>
        <source>TLS 1.2</source>
        <translation>TLS 1.2</translation>
    </message>
    <message>
        <source>TLS 1.3</source>
        <translation>TLS 1.3</translation>
    </message>
    <message>
        <source>&amp;Minimum version</source>
        <translation>最低版本(&amp;M)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>&amp;ALPN</source>
        <translation>&amp;ALPN</translation>
    </message>
    <message>
        <source>Separated by commas, e.g. x-amzn-mqtt-ca. Seldom needed.</source>
        <translation>用逗号分隔，例如 x-amzn-mqtt-ca。很少需要。</translation>
    </message>
    <message>
        <source>kept in the system keyring</source>
        <translation>保存在系统密钥环中</translation>
    </message>
    <message>
        <source>Use the system certificates</source>
        <translation>使用系统证书</translation>
    </message>
    <message>
        <source>In the certificate&apos;s file</source>
        <translation>在证书文件中</translation>
    </message>
    <message>
        <source>Encrypted, but perhaps to somebody else than your broker, who could read and change everything, password included.</source>
        <translation>已加密，但对方可能不是您的服务器，而它可以读取和更改包括密码在内的全部内容。</translation>
    </message>
    <message>
        <source>Tick the line below to confirm.</source>
        <translation>请勾选下面一行以确认。</translation>
    </message>
    <message>
        <source>Choose the file with the authority&apos;s certificate.</source>
        <translation>请选择含有机构证书的文件。</translation>
    </message>
    <message numerus="yes">
        <source>%n certificate(s)</source>
        <translation>
            <numerusform>%n 个证书</numerusform>
        </translation>
    </message>
    <message>
        <source>A SHA-256 fingerprint has 64 hexadecimal digits. Test connection fills it in.</source>
        <translation>SHA-256 指纹为 64 位十六进制数字。“测试连接”会自动填入。</translation>
    </message>
    <message>
        <source>Only this certificate is accepted, whatever name and dates it has.</source>
        <translation>只接受此证书，无论其名称和日期。</translation>
    </message>
    <message>
        <source>PEM, DER or PKCS#12.</source>
        <translation>PEM、DER 或 PKCS#12。</translation>
    </message>
    <message>
        <source>A name has at most 255 bytes.</source>
        <translation>名称最多 255 字节。</translation>
    </message>
</context>
<context>
    <name>ui::SessionWillPage</name>
    <message>
        <source>Session and will</source>
        <translation>会话与遗嘱</translation>
    </message>
    <message>
        <source>Publish a last &amp;will if this client disappears</source>
        <translation>此客户端消失时发布遗嘱(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Retain</source>
        <translation>保留(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Delay</source>
        <translation>延迟(&amp;D)</translation>
    </message>
    <message>
        <source>A&amp;lso publish there after connecting</source>
        <translation>连接后也发布到该主题(&amp;L)</translation>
    </message>
    <message>
        <source>Also publish “online” there after connecting</source>
        <translation>连接后也在该主题发布“online”</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message>
        <source> s</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>&amp;Keep alive</source>
        <translation>保活(&amp;K)</translation>
    </message>
    <message>
        <source>Clean start</source>
        <translation>全新开始</translation>
    </message>
    <message>
        <source>Resume the earlier session</source>
        <translation>恢复先前的会话</translation>
    </message>
    <message>
        <source>St&amp;art</source>
        <translation>开始方式(&amp;A)</translation>
    </message>
    <message>
        <source>When disconnected</source>
        <translation>断开时</translation>
    </message>
    <message>
        <source>After</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>永不</translation>
    </message>
    <message>
        <source>Session expiry in seconds</source>
        <translation>会话过期时间（秒）</translation>
    </message>
    <message>
        <source>Session e&amp;xpiry</source>
        <translation>会话过期(&amp;X)</translation>
    </message>
    <message>
        <source>Last will</source>
        <translation>遗嘱</translation>
    </message>
    <message>
        <source>To&amp;pic</source>
        <translation>主题(&amp;P)</translation>
    </message>
    <message>
        <source>Pa&amp;yload</source>
        <translation>载荷(&amp;Y)</translation>
    </message>
    <message>
        <source>QoS</source>
        <translation>QoS</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>&amp;Birth message</source>
        <translation>上线消息(&amp;B)</translation>
    </message>
    <message>
        <source>Sent with the will&apos;s QoS and retain each time we have connected.</source>
        <translation>每次连接后以遗嘱的 QoS 和保留标志发送。</translation>
    </message>
    <message>
        <source>Off: a broken line may go unnoticed for hours.</source>
        <translation>关闭：连接中断可能数小时都无法察觉。</translation>
    </message>
    <message>
        <source>The broker drops us after %1 s of silence.</source>
        <translation>静默 %1 秒后服务器会断开我们。</translation>
    </message>
    <message>
        <source>MQTT 5 only</source>
        <translation>仅 MQTT 5</translation>
    </message>
    <message>
        <source>The broker keeps no session to resume when it ends with the connection.</source>
        <translation>会话随连接结束时，服务器没有可恢复的会话。</translation>
    </message>
    <message>
        <source>&amp;More will properties…</source>
        <translation>更多遗嘱属性(&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;More will properties: %1</source>
        <translation>更多遗嘱属性(&amp;M)：%1</translation>
    </message>
    <message>
        <source>Delay: MQTT 5 only.</source>
        <translation>延迟：仅 MQTT 5。</translation>
    </message>
    <message>
        <source>A will holds at most 65 535 bytes.</source>
        <translation>遗嘱最多 65 535 字节。</translation>
    </message>
</context>
<context>
    <name>ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>&amp;Restore defaults</source>
        <translation>恢复默认值(&amp;R)</translation>
    </message>
    <message>
        <source>Of the pages of this dialog.</source>
        <translation>此对话框各页的默认值。</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>The settings could not be saved</source>
        <translation>无法保存设置</translation>
    </message>
    <message>
        <source>They count until Canopy is closed.</source>
        <translation>在 Canopy 关闭前有效。</translation>
    </message>
</context>
<context>
    <name>ui::ShortcutModel</name>
    <message>
        <source> or </source>
        <translation> 或 </translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
</context>
<context>
    <name>ui::ShortcutsPage</name>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>No &amp;key</source>
        <translation>无按键(&amp;K)</translation>
    </message>
    <message>
        <source>Res&amp;et</source>
        <translation>重置(&amp;E)</translation>
    </message>
    <message>
        <source>Reset &amp;all</source>
        <translation>全部重置(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Take it from there</source>
        <translation>改用于此(&amp;T)</translation>
    </message>
    <message>
        <source>Search commands and keys</source>
        <translation>搜索命令和按键</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其按键</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>&amp;New key</source>
        <translation>新按键(&amp;N)</translation>
    </message>
    <message>
        <source>%1 alone would get in the way of typing. Hold Ctrl or Alt with it, or take a function key.</source>
        <translation>单独的 %1 会妨碍输入。请同时按住 Ctrl 或 Alt，或使用功能键。</translation>
    </message>
    <message>
        <source>%1 is taken</source>
        <translation>%1 已被占用</translation>
    </message>
    <message>
        <source>It belongs to %1, which would have no key then.</source>
        <translation>它属于 %1，改用后该命令将没有按键。</translation>
    </message>
</context>
<context>
    <name>ui::StartPage</name>
    <message>
        <source>See what your devices are saying</source>
        <translation>看看您的设备在说什么</translation>
    </message>
    <message>
        <source>Connect to an MQTT broker and watch its topics live.</source>
        <translation>连接到 MQTT 服务器，实时查看其主题。</translation>
    </message>
    <message>
        <source>Saved connections</source>
        <translation>已保存的连接</translation>
    </message>
    <message>
        <source>Your broker</source>
        <translation>您的服务器</translation>
    </message>
    <message>
        <source>Type a host name or paste a URL such as mqtt://host. Nothing is saved yet.</source>
        <translation>输入主机名或粘贴 URL，例如 mqtt://host。此时不会保存任何内容。</translation>
    </message>
    <message>
        <source>Broker address</source>
        <translation>服务器地址</translation>
    </message>
    <message>
        <source>broker.example:1883</source>
        <translation>broker.example:1883</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>New connection…</source>
        <translation>新建连接…</translation>
    </message>
    <message>
        <source>Connect to an MQTT broker, or start a safe one on this computer to look around.</source>
        <translation>连接 MQTT 服务器,或在本机启动一个安全的服务器体验一下。</translation>
    </message>
    <message>
        <source>Local demo</source>
        <translation>本地演示</translation>
    </message>
    <message>
        <source>Starts a broker on 127.0.0.1 with simulated devices. Nothing leaves this computer.</source>
        <translation>在 127.0.0.1 上启动带模拟设备的服务器,不会有数据离开本机。</translation>
    </message>
    <message>
        <source>Start local demo broker</source>
        <translation>启动本地演示服务器</translation>
    </message>
    <message>
        <source>Start demo</source>
        <translation>启动演示</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
</context>
<context>
    <name>ui::StatisticsModel</name>
    <message>
        <source>(this topic itself)</source>
        <translation>（此主题本身）</translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空）</translation>
    </message>
    <message>
        <source>Loudest: %1 with %2</source>
        <translation>最活跃：%1，%2</translation>
    </message>
    <message>
        <source>Topics by the QoS of their last message: %1 with 0, %2 with 1, %3 with 2</source>
        <translation>按最后一条消息的 QoS 统计主题：0 有 %1 个，1 有 %2 个，2 有 %3 个</translation>
    </message>
    <message>
        <source>Silent for longest: %1, %2</source>
        <translation>沉默最久：%1，%2</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Directly below the branch, with everything further below</source>
        <translation>分支的直接下级，含其下全部</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Since the connection was opened or cleared, retained ones included</source>
        <translation>自连接打开或清除以来，含保留消息</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Messages a second over the last 22 seconds</source>
        <translation>最近 22 秒每秒消息数</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Payloads of all messages</source>
        <translation>所有消息的载荷</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>That have had a message</source>
        <translation>收到过消息的</translation>
    </message>
    <message>
        <source>Biggest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>The largest payload among the last messages of the topics</source>
        <translation>各主题最后一条消息中最大的载荷</translation>
    </message>
    <message>
        <source>QoS 0 · 1 · 2</source>
        <translation>QoS 0 · 1 · 2</translation>
    </message>
    <message>
        <source>Shares of the topics, by the QoS of their last message</source>
        <translation>按最后一条消息的 QoS 的主题比例</translation>
    </message>
    <message>
        <source>Retained</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Topics that are known to be retained on the broker, and their share</source>
        <translation>已知在服务器上保留的主题及其比例</translation>
    </message>
    <message>
        <source>Min gap</source>
        <translation>最短间隔</translation>
    </message>
    <message>
        <source>The shortest time between two messages of one topic</source>
        <translation>同一主题两条消息间的最短时间</translation>
    </message>
    <message>
        <source>Mean gap</source>
        <translation>平均间隔</translation>
    </message>
    <message>
        <source>Between messages of one topic, on average</source>
        <translation>同一主题消息间的平均时间</translation>
    </message>
    <message>
        <source>Max gap</source>
        <translation>最长间隔</translation>
    </message>
    <message>
        <source>The longest time between two messages of one topic</source>
        <translation>同一主题两条消息间的最长时间</translation>
    </message>
    <message>
        <source>Silent</source>
        <translation>沉默</translation>
    </message>
    <message>
        <source>Since the newest message</source>
        <translation>自最新消息以来</translation>
    </message>
</context>
<context>
    <name>ui::StatisticsPane</name>
    <message>
        <source>What the broker says about itself</source>
        <translation>服务器关于自身的信息</translation>
    </message>
    <message>
        <source>Sort again</source>
        <translation>重新排序</translation>
    </message>
    <message>
        <source>Keep this branch while another is selected</source>
        <translation>选择其他分支时仍保持此分支</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
    <message>
        <source>Figures of the branch</source>
        <translation>分支的数据</translation>
    </message>
    <message>
        <source>Nothing to count yet.</source>
        <translation>暂无可统计内容。</translation>
    </message>
    <message>
        <source>Messages, rates, sizes and gaps of every topic are listed here once messages arrive.</source>
        <translation>消息到达后，此处列出每个主题的消息数、速率、大小和间隔。</translation>
    </message>
    <message>
        <source>Rows keep their places while figures change</source>
        <translation>数据变化时行的位置保持不变</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Broker</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Whole broker</source>
        <translation>整个服务器</translation>
    </message>
    <message>
        <source>That have had a message</source>
        <translation>收到过消息的</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Messages a second over the last 22 seconds</source>
        <translation>最近 22 秒每秒消息数</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Payloads of all messages</source>
        <translation>所有消息的载荷</translation>
    </message>
    <message>
        <source>QoS 0 · 1 · 2</source>
        <translation>QoS 0 · 1 · 2</translation>
    </message>
    <message>
        <source>Shares of the topics, by the QoS of their last message</source>
        <translation>按最后一条消息的 QoS 的主题比例</translation>
    </message>
    <message>
        <source>Retained</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Topics that are known to be retained on the broker, and their share</source>
        <translation>已知在服务器上保留的主题及其比例</translation>
    </message>
    <message>
        <source>Loudest</source>
        <translation>最活跃</translation>
    </message>
    <message>
        <source>Biggest</source>
        <translation>最大</translation>
    </message>
    <message>
        <source>Silent longest</source>
        <translation>沉默最久</translation>
    </message>
    <message>
        <source>Gaps</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>Shortest, mean and longest time between messages of one topic</source>
        <translation>同一主题消息间的最短、平均和最长时间</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>行</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Only the first ones by the chosen order are listed</source>
        <translation>仅列出所选顺序中的前若干行</translation>
    </message>
</context>
<context>
    <name>ui::StatisticsTable</name>
    <message>
        <source>Statistics of topics</source>
        <translation>主题统计</translation>
    </message>
</context>
<context>
    <name>ui::StatusStrip</name>
    <message>
        <source>Round trip %1</source>
        <translation>往返 %1</translation>
    </message>
    <message>
        <source>Time from a question to the broker&apos;s answer, measured at the last ping or confirmed message.</source>
        <translation>从询问到服务器应答的时间，取自最近一次 ping 或已确认的消息。</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) queued</source>
        <translation>
            <numerusform>%n 条消息已排队</numerusform>
        </translation>
    </message>
    <message>
        <source>History %1 of %2</source>
        <translation>历史 %1 / %2</translation>
    </message>
    <message>
        <source>%1 dropped</source>
        <translation>丢弃 %1</translation>
    </message>
    <message>
        <source>Received %1 messages (%2). Averages of the last seconds.</source>
        <translation>已接收 %1 条消息（%2）。为最近几秒的平均值。</translation>
    </message>
    <message>
        <source>Published %1 messages. Average of the last seconds.</source>
        <translation>已发布 %1 条消息。为最近几秒的平均值。</translation>
    </message>
    <message>
        <source>Click to show everything that has arrived meanwhile. Nothing of it is lost here: when there is no room for more, Canopy stops reading until you resume. The broker then holds back what follows and may drop some of it.</source>
        <translation>点击以显示期间到达的全部内容。此处不会丢失：空间不足时 Canopy 会停止读取，直到您恢复。此后服务器会暂存后续消息，并可能丢弃其中一些。</translation>
    </message>
    <message>
        <source>%1 messages are kept, %2 older ones made room for newer ones. The newest of every topic go last, and its last value stays.</source>
        <translation>保留了 %1 条消息，%2 条较旧的已为新消息让位。每个主题最新的消息最后删除，其最新值保留。</translation>
    </message>
    <message>
        <source>%1 of them are of topics that you wanted to keep whole: those may take half of the history.</source>
        <translation>其中 %1 条属于您要全部保留的主题：这些主题最多占历史的一半。</translation>
    </message>
    <message>
        <source>Nothing that arrived was dropped.</source>
        <translation>到达的内容没有丢弃。</translation>
    </message>
    <message>
        <source>%1 messages were dropped here:</source>
        <translation>此处丢弃了 %1 条消息：</translation>
    </message>
    <message>
        <source>Refused topics: %1 – there were too many topics, or the name was too long.</source>
        <translation>拒绝的主题：%1 – 主题过多或名称过长。</translation>
    </message>
    <message>
        <source>Your own messages missing from the history: %1 – they were sent, but too many waited.</source>
        <translation>历史中缺少的自己的消息：%1 – 已发送，但等待的过多。</translation>
    </message>
    <message>
        <source>Left the history: %1 – older messages that made room for newer ones.</source>
        <translation>离开历史的：%1 – 为新消息让位的旧消息。</translation>
    </message>
    <message>
        <source>Shortened: 0 – a message is kept as it came, or not at all.</source>
        <translation>截短的：0 – 消息要么原样保留，要么完全不保留。</translation>
    </message>
    <message>
        <source>Lost at the broker: unknown – a broker may drop messages for a slow client and does not say so.</source>
        <translation>在服务器丢失的：未知 – 服务器可能为慢速客户端丢弃消息且不告知。</translation>
    </message>
</context>
<context>
    <name>ui::SubscribeDialog</name>
    <message>
        <source>Subscribe</source>
        <translation>订阅</translation>
    </message>
    <message>
        <source>Topic &amp;filter</source>
        <translation>主题过滤器(&amp;F)</translation>
    </message>
    <message>
        <source>Topic filter</source>
        <translation>主题过滤器</translation>
    </message>
    <message>
        <source>Delivery</source>
        <translation>投递</translation>
    </message>
    <message>
        <source>Options (MQTT 5)</source>
        <translation>选项（MQTT 5）</translation>
    </message>
    <message>
        <source>MQTT 5 only</source>
        <translation>仅 MQTT 5</translation>
    </message>
    <message>
        <source>&amp;Keep the retain flag as published — shows which live messages are retained</source>
        <translation>保持发布时的保留标志 — 显示哪些实时消息是保留的(&amp;K)</translation>
    </message>
    <message>
        <source>Do not send my own messages back to me (No &amp;Local)</source>
        <translation>不要把我自己的消息发回给我（No Local）(&amp;L)</translation>
    </message>
    <message>
        <source>Not possible with a shared subscription.</source>
        <translation>共享订阅不支持此项。</translation>
    </message>
    <message>
        <source>Send all</source>
        <translation>全部发送</translation>
    </message>
    <message>
        <source>Only if this subscription is new</source>
        <translation>仅当订阅是新的</translation>
    </message>
    <message>
        <source>Send none</source>
        <translation>不发送</translation>
    </message>
    <message>
        <source>&amp;Retained messages now</source>
        <translation>当前的保留消息(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>更多(&amp;M)</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Subscription &amp;identifier</source>
        <translation>订阅标识(&amp;I)</translation>
    </message>
    <message>
        <source>Remember in this &amp;connection</source>
        <translation>在此连接中记住(&amp;C)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>&amp;Subscribe</source>
        <translation>订阅(&amp;S)</translation>
    </message>
    <message>
        <source>For example home/+/temperature, or # for everything.</source>
        <translation>例如 home/+/temperature，或用 # 表示全部。</translation>
    </message>
    <message>
        <source>Valid.</source>
        <translation>有效。</translation>
    </message>
    <message>
        <source>This broker has no shared subscriptions: it will refuse.</source>
        <translation>此服务器不支持共享订阅：将会拒绝。</translation>
    </message>
    <message>
        <source>This broker has no wildcards: it will refuse.</source>
        <translation>此服务器不支持通配符：将会拒绝。</translation>
    </message>
    <message numerus="yes">
        <source>Matches more than %n topic(s) seen so far.</source>
        <translation>
            <numerusform>匹配目前见过的 %n 个以上主题。</numerusform>
        </translation>
    </message>
    <message>
        <source>Matches no topic seen so far.</source>
        <translation>不匹配目前见过的任何主题。</translation>
    </message>
    <message numerus="yes">
        <source>Matches %n topic(s) seen so far, for example %1.</source>
        <translation>
            <numerusform>匹配目前见过的 %n 个主题，例如 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>This broker has no subscription identifiers.</source>
        <translation>此服务器不支持订阅标识。</translation>
    </message>
    <message>
        <source>This broker will lower it to QoS %1.</source>
        <translation>此服务器会将其降为 QoS %1。</translation>
    </message>
    <message>
        <source>Change subscription</source>
        <translation>更改订阅</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>更改(&amp;C)</translation>
    </message>
</context>
<context>
    <name>ui::SubscriptionListModel</name>
    <message>
        <source>keeps the retain flag</source>
        <translation>保持保留标志</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>正在请求…</translation>
    </message>
    <message>
        <source>%1, asked for %2</source>
        <translation>%1，请求的是 %2</translation>
    </message>
    <message>
        <source>Resume: subscribe again (Space)</source>
        <translation>继续：重新订阅（空格）</translation>
    </message>
    <message>
        <source>Ask the broker again (Space)</source>
        <translation>再次请求服务器（空格）</translation>
    </message>
    <message>
        <source>Pause: the broker stops sending, the row stays, also when you reconnect (Space)</source>
        <translation>暂停：服务器停止发送，此行保留，重连后也保留（空格）</translation>
    </message>
    <message>
        <source>Unsubscribe (Del)</source>
        <translation>取消订阅（Del）</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>The broker does not send its messages until you resume it.</source>
        <translation>在您继续之前，服务器不会发送其消息。</translation>
    </message>
    <message>
        <source>Subscription identifier %1</source>
        <translation>订阅标识符 %1</translation>
    </message>
    <message>
        <source>The retain flag is kept as published</source>
        <translation>保留标志按发布时保持</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) received</source>
        <translation>
            <numerusform>已收到 %n 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>A message counts for the subscriptions it names by identifier, else for every filter that matches its topic.</source>
        <translation>消息计入其标识符所指的订阅，否则计入匹配其主题的每个过滤器。</translation>
    </message>
</context>
<context>
    <name>ui::SubscriptionTableModel</name>
    <message>
        <source>No Local is not possible with a shared subscription.</source>
        <translation>共享订阅不支持 No Local。</translation>
    </message>
    <message>
        <source>The same filter stands in an earlier row.</source>
        <translation>前面的行中已有相同的过滤器。</translation>
    </message>
    <message>
        <source>Keep the retain flag as published (MQTT 5)</source>
        <translation>保持发布时的保留标志（MQTT 5）</translation>
    </message>
    <message>
        <source>Do not send my own messages back to me (MQTT 5)</source>
        <translation>不要把我自己的消息发回给我（MQTT 5）</translation>
    </message>
    <message>
        <source>Retained messages when subscribing (MQTT 5)</source>
        <translation>订阅时的保留消息（MQTT 5）</translation>
    </message>
    <message>
        <source>On</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Topic filter</source>
        <translation>主题过滤器</translation>
    </message>
    <message>
        <source>QoS</source>
        <translation>QoS</translation>
    </message>
    <message>
        <source>Keep flag</source>
        <translation>保持标志</translation>
    </message>
    <message>
        <source>No Local</source>
        <translation>No Local</translation>
    </message>
    <message>
        <source>Retained now</source>
        <translation>当前保留</translation>
    </message>
    <message>
        <source>Alias</source>
        <translation>别名</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>if new</source>
        <translation>仅新订阅</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
</context>
<context>
    <name>ui::SubscriptionsPage</name>
    <message>
        <source>Subscriptions</source>
        <translation>订阅</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>添加(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>移除(&amp;R)</translation>
    </message>
    <message>
        <source>These are subscribed each time the connection starts without an earlier session.</source>
        <translation>每次在没有先前会话的情况下建立连接时订阅这些主题。</translation>
    </message>
    <message>
        <source>Subscriptions of this connection</source>
        <translation>此连接的订阅</translation>
    </message>
    <message>
        <source>Valid.</source>
        <translation>有效。</translation>
    </message>
    <message>
        <source>Row %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
    <message>
        <source>#: may be heavy or refused on public brokers.</source>
        <translation>#：在公共服务器上可能流量很大或被拒绝。</translation>
    </message>
    <message>
        <source>No subscription: nothing will arrive until you subscribe.</source>
        <translation>没有订阅：订阅之前不会收到任何消息。</translation>
    </message>
    <message>
        <source>Keep flag, No Local and Retained now: MQTT 5 only.</source>
        <translation>保持标志、No Local 和当前保留：仅 MQTT 5。</translation>
    </message>
</context>
<context>
    <name>ui::SubscriptionsView</name>
    <message>
        <source>&amp;Subscribe…</source>
        <translation>订阅(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Resume</source>
        <translation>继续(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Ask again</source>
        <translation>再次请求(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Change…</source>
        <translation>更改(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Unsubscribe</source>
        <translation>取消订阅(&amp;U)</translation>
    </message>
    <message>
        <source>Copy &amp;filter</source>
        <translation>复制过滤器(&amp;F)</translation>
    </message>
    <message>
        <source>Re&amp;member as it is now</source>
        <translation>按当前状态记住(&amp;M)</translation>
    </message>
    <message>
        <source>Forget it in this c&amp;onnection</source>
        <translation>在此连接中忘记(&amp;O)</translation>
    </message>
</context>
<context>
    <name>ui::SystemTopicsModel</name>
    <message>
        <source>The broker says</source>
        <translation>服务器信息</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
</context>
<context>
    <name>ui::TestStrip</name>
    <message>
        <source>Connecting to %1, port %2…</source>
        <translation>正在连接 %1，端口 %2…</translation>
    </message>
    <message>
        <source>Code %1</source>
        <translation>代码 %1</translation>
    </message>
    <message>
        <source>The broker says: %1</source>
        <translation>服务器说：%1</translation>
    </message>
    <message>
        <source>Reached in %1</source>
        <translation>%1 内到达</translation>
    </message>
    <message>
        <source>broker accepted %1, not MQTT 5</source>
        <translation>服务器接受 %1，而非 MQTT 5</translation>
    </message>
    <message>
        <source>broker accepted %1</source>
        <translation>服务器接受 %1</translation>
    </message>
    <message>
        <source>QoS ≤ %1</source>
        <translation>QoS ≤ %1</translation>
    </message>
    <message>
        <source>no retained messages</source>
        <translation>不支持保留消息</translation>
    </message>
    <message>
        <source>packets up to %1</source>
        <translation>报文最大 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n unconfirmed message(s) at once</source>
        <translation>
            <numerusform>同时最多 %n 条未确认消息</numerusform>
        </translation>
    </message>
    <message>
        <source>keep alive %1 s</source>
        <translation>保活 %1 秒</translation>
    </message>
    <message>
        <source>no wildcards</source>
        <translation>不支持通配符</translation>
    </message>
    <message>
        <source>no shared subscriptions</source>
        <translation>不支持共享订阅</translation>
    </message>
    <message>
        <source>no subscription identifiers</source>
        <translation>不支持订阅标识</translation>
    </message>
    <message>
        <source>&amp;Trust this certificate</source>
        <translation>信任此证书(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Expect this name</source>
        <translation>使用此预期名称(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Expect “%1”</source>
        <translation>使用预期名称“%1”(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View certificate…</source>
        <translation>查看证书(&amp;V)…</translation>
    </message>
    <message>
        <source>Connecting to %1…</source>
        <translation>正在连接 %1…</translation>
    </message>
</context>
<context>
    <name>ui::TextPage</name>
    <message>
        <source>Laid out</source>
        <translation>排版后</translation>
    </message>
    <message>
        <source>As sent</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>Payload as text</source>
        <translation>以文本显示载荷</translation>
    </message>
    <message>
        <source>Find (Ctrl+F)</source>
        <translation>查找（Ctrl+F）</translation>
    </message>
    <message>
        <source>Find in the text</source>
        <translation>在文本中查找</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Text, Latin-1</source>
        <translation>文本，Latin-1</translation>
    </message>
    <message>
        <source>Text, UTF-8</source>
        <translation>文本，UTF-8</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>显示全部 %1</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>显示 %1</translation>
    </message>
    <message>
        <source>The first %1 of %2</source>
        <translation>%2 中的前 %1</translation>
    </message>
    <message>
        <source>These bytes are not text; what cannot be read is replaced by �. The tab Hex shows them as they are.</source>
        <translation>这些字节不是文本；无法读取的部分以 � 代替。“十六进制”标签页按原样显示。</translation>
    </message>
</context>
<context>
    <name>ui::TopicActions</name>
    <message>
        <source>Publish to this topic…</source>
        <translation>发布到此主题…</translation>
    </message>
    <message>
        <source>Subscribe to this branch only…</source>
        <translation>仅订阅此分支…</translation>
    </message>
    <message>
        <source>Copy topic</source>
        <translation>复制主题</translation>
    </message>
    <message>
        <source>Copy value</source>
        <translation>复制值</translation>
    </message>
    <message>
        <source>Save payload as…</source>
        <translation>载荷另存为…</translation>
    </message>
    <message>
        <source>Expand all below</source>
        <translation>展开以下全部</translation>
    </message>
    <message>
        <source>Collapse all below</source>
        <translation>折叠以下全部</translation>
    </message>
    <message>
        <source>Check what is retained here</source>
        <translation>检查此处的保留消息</translation>
    </message>
</context>
<context>
    <name>ui::TopicColumns</name>
    <message>
        <source>&amp;Reset columns</source>
        <translation>重置列(&amp;R)</translation>
    </message>
</context>
<context>
    <name>ui::TopicFilterLine</name>
    <message>
        <source>The filter is not valid</source>
        <translation>过滤条件无效</translation>
    </message>
    <message>
        <source>Filter topics</source>
        <translation>过滤主题</translation>
    </message>
    <message>
        <source>Filter topics — text, +/# pattern, or value:…  (%1)</source>
        <translation>过滤主题 — 文本、+/# 通配或 value:…  (%1)</translation>
    </message>
    <message>
        <source>&lt;p&gt;Words: somewhere in the topic. &lt;b&gt;+/+/climate&lt;/b&gt;: MQTT pattern. &lt;b&gt;/…/&lt;/b&gt;: regular expression.&lt;/p&gt;&lt;p&gt;&lt;b&gt;value:on&lt;/b&gt; · &lt;b&gt;value&amp;gt;20&lt;/b&gt; · &lt;b&gt;field:battery&amp;lt;15&lt;/b&gt; · &lt;b&gt;retained:yes&lt;/b&gt; · &lt;b&gt;age&amp;lt;10s&lt;/b&gt; · &lt;b&gt;rate&amp;gt;5&lt;/b&gt; · &lt;b&gt;size&amp;gt;1k&lt;/b&gt; · &lt;b&gt;qos:2&lt;/b&gt; · &lt;b&gt;changed:mark&lt;/b&gt;&lt;/p&gt;&lt;p&gt;A &lt;b&gt;-&lt;/b&gt; in front means: not.&lt;/p&gt;</source>
        <translation>&lt;p&gt;词语：出现在主题任意位置。&lt;b&gt;+/+/climate&lt;/b&gt;：MQTT 通配。&lt;b&gt;/…/&lt;/b&gt;：正则表达式。&lt;/p&gt;&lt;p&gt;&lt;b&gt;value:on&lt;/b&gt; · &lt;b&gt;value&amp;gt;20&lt;/b&gt; · &lt;b&gt;field:battery&amp;lt;15&lt;/b&gt; · &lt;b&gt;retained:yes&lt;/b&gt; · &lt;b&gt;age&amp;lt;10s&lt;/b&gt; · &lt;b&gt;rate&amp;gt;5&lt;/b&gt; · &lt;b&gt;size&amp;gt;1k&lt;/b&gt; · &lt;b&gt;qos:2&lt;/b&gt; · &lt;b&gt;changed:mark&lt;/b&gt;&lt;/p&gt;&lt;p&gt;前面加 &lt;b&gt;-&lt;/b&gt; 表示“非”。&lt;/p&gt;</translation>
    </message>
</context>
<context>
    <name>ui::TopicFilterStrip</name>
    <message>
        <source>Only what is retained</source>
        <translation>仅保留的</translation>
    </message>
</context>
<context>
    <name>ui::TopicFooter</name>
    <message>
        <source>Refresh</source>
        <translation>刷新</translation>
    </message>
</context>
<context>
    <name>ui::TopicRowText</name>
    <message>
        <source>(empty)</source>
        <comment>topic level without a name</comment>
        <translation>（空）</translation>
    </message>
    <message>
        <source>1 topic</source>
        <translation>1 个主题</translation>
    </message>
    <message numerus="yes">
        <source>%1 topics</source>
        <translation>
            <numerusform>%1 个主题</numerusform>
        </translation>
    </message>
    <message>
        <source>1 msg</source>
        <translation>1 条消息</translation>
    </message>
    <message numerus="yes">
        <source>%1 msgs</source>
        <comment>messages</comment>
        <translation>
            <numerusform>%1 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 changed</source>
        <comment>topics</comment>
        <translation>%2 个中有 %1 个变化</translation>
    </message>
    <message>
        <source>%1 of %2 match</source>
        <comment>topics</comment>
        <translation>%1 / %2 匹配</translation>
    </message>
    <message>
        <source>matches the filter</source>
        <translation>符合过滤条件</translation>
    </message>
    <message>
        <source>retained</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>was retained</source>
        <translation>曾为保留</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>已静音</translation>
    </message>
    <message>
        <source>%1 per second</source>
        <translation>每秒 %1</translation>
    </message>
    <message>
        <source>updated now</source>
        <translation>刚刚更新</translation>
    </message>
    <message>
        <source>updated %1 ago</source>
        <translation>%1前更新</translation>
    </message>
    <message>
        <source>1 message on this topic</source>
        <translation>此主题有 1 条消息</translation>
    </message>
    <message numerus="yes">
        <source>%1 messages on this topic</source>
        <translation>
            <numerusform>此主题有 %1 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Retained: the broker keeps this value for clients that subscribe later. It said so when we subscribed, or with the newest message, or it confirmed our own retained publish.</source>
        <translation>保留：服务器为以后订阅的客户端保存此值。它在订阅时、随最新消息说明了这一点，或确认了我们自己的保留发布。</translation>
    </message>
    <message>
        <source>Retained when you subscribed. MQTT 3.1.1 does not tell whether newer messages were retained.</source>
        <translation>订阅时为保留。MQTT 3.1.1 不说明较新的消息是否为保留。</translation>
    </message>
    <message>
        <source>Muted: changes here are not highlighted and do not count.</source>
        <translation>已静音：此处的更改不突出显示，也不计数。</translation>
    </message>
</context>
<context>
    <name>ui::TopicScopeBar</name>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Only %1</source>
        <comment>a branch of the topic tree</comment>
        <translation>仅 %1</translation>
    </message>
</context>
<context>
    <name>ui::TopicSorting</name>
    <message>
        <source>Re&amp;verse</source>
        <translation>反序(&amp;V)</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>刷新(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Name, always up to date</source>
        <translation>名称，始终最新(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;First seen, newest first</source>
        <translation>首次出现，最新在前(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Rate, loudest first</source>
        <translation>速率，最高在前(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Age, youngest first</source>
        <translation>时间，最近在前(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Count</source>
        <translation>计数(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Size of the last message</source>
        <translation>最后一条消息的大小(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;QoS of the last message</source>
        <translation>最后一条消息的 QoS(&amp;Q)</translation>
    </message>
    <message>
        <source>S&amp;hortest gap</source>
        <translation>最短间隔(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Mean gap, longest first</source>
        <translation>平均间隔，最长在前(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Longest gap</source>
        <translation>最长间隔(&amp;L)</translation>
    </message>
    <message>
        <source>name</source>
        <comment>topics sorted by</comment>
        <translation>名称</translation>
    </message>
    <message>
        <source>first seen</source>
        <comment>topics sorted by</comment>
        <translation>首次出现</translation>
    </message>
    <message>
        <source>rate</source>
        <comment>topics sorted by</comment>
        <translation>速率</translation>
    </message>
    <message>
        <source>age</source>
        <comment>topics sorted by</comment>
        <translation>时间</translation>
    </message>
    <message>
        <source>count</source>
        <comment>topics sorted by</comment>
        <translation>计数</translation>
    </message>
    <message>
        <source>size</source>
        <comment>topics sorted by</comment>
        <translation>大小</translation>
    </message>
    <message>
        <source>QoS</source>
        <comment>topics sorted by</comment>
        <translation>QoS</translation>
    </message>
    <message>
        <source>shortest gap</source>
        <comment>topics sorted by</comment>
        <translation>最短间隔</translation>
    </message>
    <message>
        <source>mean gap</source>
        <comment>topics sorted by</comment>
        <translation>平均间隔</translation>
    </message>
    <message>
        <source>longest gap</source>
        <comment>topics sorted by</comment>
        <translation>最长间隔</translation>
    </message>
    <message>
        <source>A→Z · order is fixed</source>
        <translation>A→Z · 顺序固定</translation>
    </message>
    <message>
        <source>Sorted by %1 at %2</source>
        <comment>rate, 14:22</comment>
        <translation>%2 按%1排序</translation>
    </message>
</context>
<context>
    <name>ui::TopicTreeModel</name>
    <message>
        <source>Topic</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Age</source>
        <translation>时长</translation>
    </message>
    <message>
        <source>Count</source>
        <translation>计数</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>QoS</source>
        <translation>QoS</translation>
    </message>
    <message>
        <source>Seen</source>
        <translation>已出现</translation>
    </message>
    <message>
        <source>First seen</source>
        <translation>首次出现</translation>
    </message>
    <message>
        <source>Shortest gap</source>
        <translation>最短间隔</translation>
    </message>
    <message>
        <source>Mean gap</source>
        <translation>平均间隔</translation>
    </message>
    <message>
        <source>Longest gap</source>
        <translation>最长间隔</translation>
    </message>
    <message>
        <source>User property</source>
        <translation>用户属性</translation>
    </message>
</context>
<context>
    <name>ui::TopicTreeView</name>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
</context>
<context>
    <name>ui::TopicsEmptyState</name>
    <message>
        <source>Subscribe to something else…</source>
        <translation>订阅其他内容…</translation>
    </message>
    <message>
        <source>Publish a test message</source>
        <translation>发布测试消息</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>清除过滤</translation>
    </message>
    <message>
        <source>Search values</source>
        <translation>搜索值</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>没有连接</translation>
    </message>
    <message>
        <source>Choose a connection to see its topics.</source>
        <translation>选择连接以查看其主题。</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>Topics appear here as soon as messages arrive.</source>
        <translation>消息到达后主题就会显示在这里。</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>No subscription: nothing can arrive.</source>
        <translation>没有订阅：不会收到任何消息。</translation>
    </message>
    <message>
        <source>Subscribe…</source>
        <translation>订阅…</translation>
    </message>
    <message>
        <source>Connected. Waiting for the first message…</source>
        <translation>已连接。正在等待第一条消息…</translation>
    </message>
    <message>
        <source>You are subscribed to %1.</source>
        <translation>您已订阅 %1。</translation>
    </message>
    <message>
        <source>Connected. Nothing received in 10 s.</source>
        <translation>已连接。10 秒内未收到任何内容。</translation>
    </message>
    <message>
        <source>You are subscribed to %1. Some brokers refuse #.</source>
        <translation>您已订阅 %1。有些服务器拒绝 #。</translation>
    </message>
    <message>
        <source>No topic matches “%1”.</source>
        <translation>没有主题匹配“%1”。</translation>
    </message>
    <message>
        <source>New topics are shown here as soon as they match.</source>
        <translation>新主题一旦匹配即显示在此。</translation>
    </message>
</context>
<context>
    <name>ui::TopicsPane</name>
    <message>
        <source>1 topic</source>
        <translation>1 个主题</translation>
    </message>
    <message numerus="yes">
        <source>%1 topics</source>
        <translation>
            <numerusform>%1 个主题</numerusform>
        </translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>%1 of %2 topics match</source>
        <translation>%1 / %2 个主题匹配</translation>
    </message>
    <message>
        <source>Searching… %1</source>
        <comment>counts so far</comment>
        <translation>正在搜索… %1</translation>
    </message>
    <message>
        <source>%1 · gave up on %2</source>
        <comment>filter kind, number of topics</comment>
        <translation>%1 · 放弃 %2 个</translation>
    </message>
    <message>
        <source>Sort: %1</source>
        <translation>排序：%1</translation>
    </message>
    <message>
        <source>&amp;Sort by</source>
        <translation>排序方式(&amp;S)</translation>
    </message>
    <message>
        <source>%1 of %2 topics changed value since %3</source>
        <comment>numbers, mark</comment>
        <translation>自 %3 以来 %2 个主题中有 %1 个更改了值</translation>
    </message>
</context>
<context>
    <name>ui::UserPropertyModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
</context>
<context>
    <name>ui::UserPropertyTable</name>
    <message>
        <source>Add a property</source>
        <translation>添加属性</translation>
    </message>
    <message>
        <source>Remove the property</source>
        <translation>移除属性</translation>
    </message>
    <message>
        <source>Send it earlier</source>
        <translation>提前发送</translation>
    </message>
    <message>
        <source>Send it later</source>
        <translation>推后发送</translation>
    </message>
    <message>
        <source>User properties</source>
        <translation>用户属性</translation>
    </message>
</context>
<context>
    <name>ui::WasText</name>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>was not kept</source>
        <translation>旧值未保留</translation>
    </message>
    <message>
        <source>was </source>
        <comment>an earlier value follows</comment>
        <translation>原为 </translation>
    </message>
    <message>
        <source>was the same, written differently</source>
        <translation>原值相同，写法不同</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>原为 %1</translation>
    </message>
    <message numerus="yes">
        <source>+%n more</source>
        <comment>changed fields</comment>
        <translation>
            <numerusform>另有 %n 个</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::WillPreviewFrame</name>
    <message>
        <source>‹empty›</source>
        <translation>‹空›</translation>
    </message>
    <message numerus="yes">
        <source>‹binary · %n byte(s)›</source>
        <translation>
            <numerusform>‹二进制 · %n 字节›</numerusform>
        </translation>
    </message>
    <message>
        <source>What the broker will publish</source>
        <translation>服务器将发布的内容</translation>
    </message>
    <message>
        <source>retained</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>If the connection breaks without a DISCONNECT, the broker sends at once</source>
        <translation>如果连接未经 DISCONNECT 就中断，服务器立即发送</translation>
    </message>
    <message>
        <source>If the connection breaks without a DISCONNECT, then %1 s later the broker sends</source>
        <translation>如果连接未经 DISCONNECT 就中断，%1 秒后服务器发送</translation>
    </message>
    <message>
        <source>The session ends after %1 s, so the will is sent then, not after %2 s.</source>
        <translation>会话在 %1 秒后结束，因此遗嘱在那时发送，而不是 %2 秒后。</translation>
    </message>
    <message>
        <source>Reconnecting with a clean start ends the old session, so the will is sent anyway.</source>
        <translation>以全新开始重新连接会结束旧会话，因此遗嘱仍会发送。</translation>
    </message>
    <message>
        <source>This broker allows QoS ≤ %1: it would refuse the connection (0x9B).</source>
        <translation>此服务器允许 QoS ≤ %1：会拒绝连接（0x9B）。</translation>
    </message>
    <message>
        <source>This broker allows no retain: it would refuse the connection (0x9A).</source>
        <translation>此服务器不允许保留：会拒绝连接（0x9A）。</translation>
    </message>
    <message>
        <source>Not retained: only clients subscribed at that moment see it.</source>
        <translation>不保留：只有当时已订阅的客户端能看到。</translation>
    </message>
    <message>
        <source>It replaces the retained value of this topic until something replaces it.</source>
        <translation>它会替换此主题的保留值，直到被其他内容替换。</translation>
    </message>
    <message>
        <source>It clears the retained message of this topic.</source>
        <translation>它会清除此主题的保留消息。</translation>
    </message>
    <message>
        <source>A normal Disconnect sends nothing.</source>
        <translation>正常断开不会发送任何内容。</translation>
    </message>
    <message>
        <source>“Disconnect and send will” (0x04) in the menu sends it.</source>
        <translation>菜单中的“断开并发送遗嘱”（0x04）会发送它。</translation>
    </message>
    <message>
        <source>If we reconnect within %1 s it is cancelled.</source>
        <translation>如果在 %1 秒内重新连接，则取消发送。</translation>
    </message>
    <message>
        <source>(no topic yet)</source>
        <translation>（尚无主题）</translation>
    </message>
    <message>
        <source>QoS %1</source>
        <translation>QoS %1</translation>
    </message>
</context>
<context>
    <name>ui::WindowActions</name>
    <message>
        <source>&amp;New connection…</source>
        <translation>新建连接(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Connect</source>
        <translation>连接(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Disconnect</source>
        <translation>断开(&amp;D)</translation>
    </message>
    <message>
        <source>Disconnect and send &amp;will</source>
        <translation>断开并发送遗嘱(&amp;W)</translation>
    </message>
    <message>
        <source>S&amp;top retrying</source>
        <translation>停止重试(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Edit connection…</source>
        <translation>编辑连接(&amp;E)…</translation>
    </message>
    <message>
        <source>D&amp;uplicate connection</source>
        <translation>复制连接(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Remove connection…</source>
        <translation>移除连接(&amp;R)…</translation>
    </message>
    <message>
        <source>Ne&amp;xt connection</source>
        <translation>下一个连接(&amp;X)</translation>
    </message>
    <message>
        <source>&amp;Subscribe…</source>
        <translation>订阅(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Publish</source>
        <translation>发布(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Forget everything received</source>
        <translation>清空所有已接收内容(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Previous message</source>
        <translation>上一条消息(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Next message</source>
        <translation>下一条消息(&amp;N)</translation>
    </message>
    <message>
        <source>Ne&amp;west message</source>
        <translation>最新消息(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Fold or unfold the panel</source>
        <translation>折叠或展开面板(&amp;F)</translation>
    </message>
    <message>
        <source>Next pan&amp;e</source>
        <translation>下一窗格(&amp;E)</translation>
    </message>
    <message>
        <source>Previous p&amp;ane</source>
        <translation>上一窗格(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Automatic</source>
        <translation>自动(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Side by side</source>
        <translation>并排(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;tacked</source>
        <translation>上下排列(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Reset layout</source>
        <translation>重置布局(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Larger text</source>
        <translation>放大文字(&amp;L)</translation>
    </message>
    <message>
        <source>S&amp;maller text</source>
        <translation>缩小文字(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Normal text size</source>
        <translation>标准文字大小(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;List of keys</source>
        <translation>快捷键列表(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Diagnostics</source>
        <translation>诊断信息(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;About Canopy</source>
        <translation>关于 Canopy(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find in the message…</source>
        <translation>在消息中查找(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Start local broker</source>
        <translation>启动本地服务器(&amp;S)</translation>
    </message>
    <message>
        <source>Simulated &amp;devices</source>
        <translation>模拟设备(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Local broker…</source>
        <translation>本地服务器(&amp;L)…</translation>
    </message>
    <message>
        <source>&amp;Filter topics</source>
        <translation>过滤主题(&amp;F)</translation>
    </message>
    <message>
        <source>Show connection %1</source>
        <translation>显示连接 %1</translation>
    </message>
    <message>
        <source>&amp;Go to topic or command…</source>
        <translation>转到主题或命令(&amp;G)…</translation>
    </message>
    <message>
        <source>&amp;Mark now</source>
        <translation>立即标记(&amp;M)</translation>
    </message>
    <message>
        <source>From now on the flag beside the filter shows what has changed</source>
        <translation>从现在起，过滤旁的旗帜显示更改的内容</translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation>新建窗口(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Close window</source>
        <translation>关闭窗口(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Import connections…</source>
        <translation>导入连接(&amp;I)…</translation>
    </message>
    <message>
        <source>&amp;Export connections…</source>
        <translation>导出连接(&amp;E)…</translation>
    </message>
</context>
</TS>
